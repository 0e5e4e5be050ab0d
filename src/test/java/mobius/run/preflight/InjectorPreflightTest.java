package mobius.run.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import mobius.config.SettingsReader;
import mobius.workload.Stage;
import mobius.workload.TrafficMix;
import mobius.workload.Workload;
import org.junit.jupiter.api.Test;

/** A plan of 600 users a minute, each of whom sends 4 requests and one of them without a token. */
class InjectorPreflightTest {

    private static final int ACCOUNTS = 400;

    @Test
    void whatIsTooMuchForOneAddressMayComeFromFour() {
        assertThat(problems(1, ACCOUNTS, Map.of("mobius.target.limits.address.per-minute", "300")))
                .singleElement()
                .asString()
                .contains("up to 600 requests without a token per minute", "mobius.target.limits.address");
        assertThat(problems(4, ACCOUNTS, Map.of("mobius.target.limits.address.per-minute", "300")))
                .isEmpty();
    }

    @Test
    void theLimitOfAnAccountHoldsForTheWholePlanAndForEachPart() {
        Map<String, String> limit = Map.of("mobius.target.limits.account.per-minute", "5");
        assertThat(problems(4, ACCOUNTS, limit))
                .hasSize(2)
                .allMatch(problem -> problem.contains("mobius.target.limits.account.per-minute"))
                .anyMatch(problem -> problem.contains("for each of 400 accounts"))
                .anyMatch(problem -> problem.contains("for each of 100 accounts"));
    }

    @Test
    void moreInjectorsThanAccountsAreRefused() {
        assertThat(problems(4, 3, Map.of("mobius.target.limits.account.per-minute", "100000")))
                .anyMatch(problem -> problem.startsWith(
                        "there are 3 accounts of the region us-east-1 for 4 injectors, and none may serve two"));
    }

    private static List<String> problems(int injectors, int accounts, Map<String, String> changes) {
        Map<String, String> properties = new TreeMap<>(changes);
        properties.put("mobius.environment", "local");
        properties.put("mobius.telemetry.sources", "[]");
        properties.putIfAbsent("mobius.target.limits.address.per-minute", "1000000");
        properties.put("mobius.target.limits.address.per-hour", "1000000");
        properties.put("mobius.target.limits.account.per-hour", "1000000");
        properties.put("mobius.injectors.count", Integer.toString(injectors));
        properties.put("mobius.injectors.index", "0");
        return new Preflight(
                        SettingsReader.read(properties, Map.of("MOBIUS_PASSWORD", "Welcome2Mobius")), plan(accounts))
                .problems();
    }

    private static RunPlan plan(int accounts) {
        return new RunPlan(
                "mobius.LoadSimulation",
                null,
                true,
                Optional.empty(),
                new Workload(
                        40,
                        Duration.ofSeconds(1),
                        List.of(new Stage("hold", Duration.ofMinutes(2), 1, 1, true)),
                        new TrafficMix(Map.of("all", new TrafficMix.Share(1, 4)))),
                Set.of("GET /projects"),
                List.of(),
                accounts,
                0,
                1,
                1);
    }
}
