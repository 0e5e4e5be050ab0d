package mobius.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import mobius.budget.Budgets;
import mobius.config.hocon.InvalidValue;
import mobius.config.hocon.Kind;
import mobius.config.hocon.NumberKinds;
import mobius.config.hocon.Quantity;
import mobius.config.hocon.Section;
import mobius.config.hocon.Setting;
import mobius.config.hocon.StringKinds;
import mobius.reference.fault.Faults;
import mobius.reference.settings.Dialect;
import mobius.reference.settings.Fault;
import mobius.reference.settings.TargetSettings;
import mobius.text.Suggestion;

/** Reads {@code mobius.embedded}. */
final class EmbeddedReader {

    private static final Kind<Integer> FROM_ZERO = NumberKinds.whole(0, Integer.MAX_VALUE);
    private static final Kind<Integer> FROM_ONE = NumberKinds.whole(1, Integer.MAX_VALUE);

    private static final Kind<Dialect> DIALECT = new Kind<>(EmbeddedReader::dialect, Dialect.CLIENT);
    private static final Kind<TargetSettings.Overflow> OVERFLOW =
            new Kind<>(EmbeddedReader::overflow, TargetSettings.Overflow.ERROR);

    private EmbeddedReader() {}

    static EmbeddedSettings read(Section embedded, Budgets budgets) {
        ServiceTimesReader serviceTimes = new ServiceTimesReader(embedded.section("service-times"), budgets);
        return new EmbeddedSettings(
                embedded.setting("heap").as(Quantity.BYTES),
                embedded.setting("port").as(NumberKinds.whole(0, 65_535)),
                data(embedded.section("data")),
                embedded.setting("token-lifetime").as(Quantity.TIME_ABOVE_ZERO),
                embedded.setting("dialect").as(DIALECT),
                new TargetSettings.Http(
                        embedded.setting("gzip-from").as(Quantity.BYTES_OF_A_BODY),
                        embedded.setting("keep-alive").as(Quantity.TIME_ABOVE_ZERO),
                        hosts(embedded.setting("allowed-hosts"))),
                pool(embedded.section("pool")),
                rateLimits(embedded.section("rate-limit")),
                serviceTimes.byEndpoint(),
                serviceTimes.ofStreams(),
                heartbeat(embedded.section("socket-io")),
                faults(
                        embedded.setting("faults"),
                        new Faults(embedded.setting("memory-leak-per-minute").as(Quantity.BYTES))));
    }

    private static TargetSettings.Data data(Section data) {
        return new TargetSettings.Data(
                data.setting("accounts").as(FROM_ZERO),
                data.setting("projects-per-account").as(FROM_ZERO),
                data.setting("contexts-per-project").as(FROM_ZERO));
    }

    private static TargetSettings.Pool pool(Section pool) {
        return new TargetSettings.Pool(
                pool.setting("connections").as(FROM_ONE),
                pool.setting("queue").as(FROM_ZERO),
                pool.setting("wait").as(Quantity.TIME),
                pool.setting("overflow").as(OVERFLOW));
    }

    private static TargetSettings.Heartbeat heartbeat(Section socketIo) {
        return new TargetSettings.Heartbeat(
                socketIo.setting("ping-interval").as(Quantity.TIME_ABOVE_ZERO),
                socketIo.setting("ping-timeout").as(Quantity.TIME_ABOVE_ZERO));
    }

    private static List<String> hosts(Setting names) {
        return names.items().stream().map(name -> name.as(StringKinds.HOST)).toList();
    }

    private static Dialect dialect(String name) throws InvalidValue {
        String remedy = "write one of " + String.join(", ", Suggestion.ranked(name, Dialect.names()));
        return Dialect.named(name).orElseThrow(() -> new InvalidValue("is not a dialect", remedy));
    }

    private static TargetSettings.Overflow overflow(String name) throws InvalidValue {
        return switch (name) {
            case "error" -> TargetSettings.Overflow.ERROR;
            case "shed" -> TargetSettings.Overflow.SHED;
            default -> throw new InvalidValue("is neither error nor shed", "write error or shed");
        };
    }

    private static TargetSettings.RateLimits rateLimits(Section limits) {
        Set<String> exempt = new TreeSet<>();
        limits.setting("exempt-addresses").items().forEach(address -> exempt.add(address.as(StringKinds.ADDRESS)));
        return new TargetSettings.RateLimits(
                limit(limits.section("account")), limit(limits.section("address")), exempt);
    }

    private static TargetSettings.Limit limit(Section limit) {
        return new TargetSettings.Limit(
                limit.setting("per-minute").as(FROM_ONE),
                limit.setting("per-hour").as(FROM_ONE));
    }

    /** Reads the names of faults. An unknown name is reported, and no fault takes its place. */
    private static List<Fault> faults(Setting names, Faults faults) {
        Kind<List<Fault>> ofThatName = new Kind<>(name -> List.of(named(name, faults)), List.of());
        List<Fault> named = new ArrayList<>();
        names.items().forEach(name -> named.addAll(name.as(ofThatName)));
        return named;
    }

    private static Fault named(String name, Faults faults) throws InvalidValue {
        try {
            return faults.named(name);
        } catch (IllegalArgumentException unknown) {
            String known = String.valueOf(unknown.getMessage()).replaceFirst(".*; use one of ", "");
            throw new InvalidValue("is not a fault", "write one of " + known);
        }
    }
}
