package mobius.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import mobius.budget.Budgets;
import mobius.target.Fault;
import mobius.target.Faults;
import mobius.target.TargetSettings;

/** Reads {@code mobius.embedded}. */
final class EmbeddedReader {

    private static final Kind<Integer> FROM_ZERO = Numbers.whole(0, Integer.MAX_VALUE);
    private static final Kind<Integer> FROM_ONE = Numbers.whole(1, Integer.MAX_VALUE);

    private EmbeddedReader() {}

    static EmbeddedSettings read(Section embedded, Budgets budgets) {
        ServiceTimesReader serviceTimes = new ServiceTimesReader(embedded.section("service-times"), budgets);
        return new EmbeddedSettings(
                embedded.setting("heap").as(Quantity.BYTES),
                embedded.setting("port").as(Numbers.whole(0, 65_535)),
                data(embedded.section("data")),
                embedded.setting("token-lifetime").as(Quantity.TIME_ABOVE_ZERO),
                embedded.setting("gzip-from").as(Quantity.BYTES_OF_A_BODY),
                pool(embedded.section("pool")),
                rateLimits(embedded.section("rate-limit")),
                serviceTimes.byEndpoint(),
                serviceTimes.ofStreams(),
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
                pool.setting("wait").as(Quantity.TIME));
    }

    private static TargetSettings.RateLimits rateLimits(Section limits) {
        Set<String> exempt = new TreeSet<>();
        limits.setting("exempt-addresses").items().forEach(address -> exempt.add(address.as(Texts.ADDRESS)));
        return new TargetSettings.RateLimits(
                limit(limits.section("account")), limit(limits.section("address")), exempt);
    }

    private static TargetSettings.Limit limit(Section limit) {
        return new TargetSettings.Limit(
                limit.setting("per-minute").as(FROM_ONE),
                limit.setting("per-hour").as(FROM_ONE));
    }

    private static List<Fault> faults(Setting names, Faults faults) {
        Kind<List<Fault>> ofThatName = new Kind<>(name -> List.of(named(name, faults)), List.of());
        List<Fault> named = new ArrayList<>();
        names.items().forEach(name -> named.addAll(name.as(ofThatName)));
        return named;
    }

    private static Fault named(String name, Faults faults) throws Unfit {
        try {
            return faults.named(name);
        } catch (IllegalArgumentException unknown) {
            String known = String.valueOf(unknown.getMessage()).replaceFirst(".*; known are ", "");
            throw new Unfit("is not a fault", "write one of " + known);
        }
    }
}
