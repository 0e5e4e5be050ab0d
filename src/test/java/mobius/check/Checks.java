package mobius.check;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import mobius.config.PlatformSettings;
import mobius.config.SettingsReader;
import mobius.config.hocon.Secret;
import mobius.contract.Contract;
import mobius.contract.Endpoint;
import mobius.data.Mark;

/** Checks of a fake platform, whose mix needs everything but the sign-out. */
public final class Checks {

    /** Every operation is of one journey, and completions of one of their own. */
    public static final MixNeeds MIX = mix();

    private Checks() {}

    private static MixNeeds mix() {
        Map<String, Set<String>> requests = new HashMap<>();
        for (Endpoint endpoint : Contract.load().endpoints()) {
            String journey = endpoint.name().contains("/llm/")
                    ? "ask-model"
                    : endpoint.name().endsWith("/logout") ? "leave" : "work";
            requests.computeIfAbsent(journey, first -> new TreeSet<>()).add(endpoint.name());
        }
        return new MixNeeds(requests, Set.of("work", "ask-model"));
    }

    public static CheckReport of(FakePlatform platform) throws InterruptedException {
        return check(platform.url(), who(false), Optional.empty(), time -> {}).run();
    }

    static CheckReport of(FakePlatform platform, Created.Pause pause) throws InterruptedException {
        return check(platform.url(), who(false), Optional.empty(), pause).run();
    }

    static CheckReport at(URI url) throws InterruptedException {
        return check(url, who(false), Optional.empty(), time -> {}).run();
    }

    static CheckReport reading(FakePlatform platform) throws InterruptedException {
        return check(platform.url(), who(false), Optional.of("protected"), time -> {})
                .run();
    }

    static CheckReport registering(URI url) throws InterruptedException {
        return registering(url, time -> {});
    }

    static CheckReport registering(URI url, Created.Pause pause) throws InterruptedException {
        return check(url, who(true), Optional.empty(), pause).run();
    }

    private static PlatformCheck.Who who(boolean isNew) {
        return new PlatformCheck.Who(
                isNew ? "new@load.mobius.example" : FakePlatform.EMAIL,
                new Secret(FakePlatform.PASSWORD),
                isNew,
                new Mark("check-1"));
    }

    private static PlatformCheck check(URI url, PlatformCheck.Who who, Optional<String> guard, Created.Pause pause) {
        PlatformSettings platform = SettingsReader.read().target().at(url);
        return new PlatformCheck(platform, Optional.empty(), MIX, who, guard, pause);
    }

    static OperationRow row(CheckReport report, String operation) {
        return report.rows().stream()
                .filter(row -> row.operation().equals(operation))
                .findFirst()
                .orElseThrow();
    }

    static List<String> section(CheckReport report, String title) {
        return report.sections().stream()
                .filter(section -> section.title().equals(title))
                .findFirst()
                .orElseThrow()
                .lines();
    }
}
