package mobius.config;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mobius.config.hocon.Kind;
import mobius.config.hocon.NumberKinds;
import mobius.config.hocon.Quantity;
import mobius.config.hocon.Section;
import mobius.config.hocon.StringKinds;
import mobius.workload.Arrivals;
import mobius.workload.Stage;

/** Reads the plans of the simulations: {@code mobius.load} and every other group with stages or steps. */
final class LoadReader {

    private static final String MAIN = "load";
    private static final List<String> STAGES = List.of("stages", "steps");

    private static final double MILLIS_PER_SECOND = 1_000;

    private static final Kind<Arrivals> ARRIVALS =
            StringKinds.oneOf(new TreeMap<>(Map.of("even", Arrivals.EVEN, "poisson", Arrivals.POISSON)));
    private static final int MOST_BETWEEN_TRACES = 1_000_000;

    private LoadReader() {}

    /** Reads all plans, by name, such as {@code load} or {@code stress}. */
    static Map<String, LoadSettings> readAll(Section root) {
        Map<String, LoadSettings> plans = new LinkedHashMap<>();
        // The main plan is read first, so that its problems are reported under its own name and not under that of a
        // plan that inherits from it.
        plans.put(MAIN, read(root.section(MAIN)));
        root.names().stream()
                .filter(name -> !name.equals(MAIN) && root.setting(name).isGroupWithAnyOf(STAGES))
                .forEach(name -> plans.put(name, read(root.section(name))));
        return plans;
    }

    private static LoadSettings read(Section plan) {
        Duration thinkTime = plan.setting("think-time").as(Quantity.TIME);
        Map<String, Double> weights = weights(plan);
        return new LoadSettings(
                peak(plan, thinkTime),
                thinkTime,
                weights,
                stages(plan),
                plan.setting("smoke-check").as(StringKinds.FLAG),
                plan.setting("returning-users").as(NumberKinds.ZERO_TO_ONE),
                plan.setting("retries").as(Retries.KIND),
                plan.setting("arrivals").as(ARRIVALS),
                plan.setting("trace-one-in").as(NumberKinds.whole(0, MOST_BETWEEN_TRACES)),
                plan.setting("warm-up-constant").optionally(Quantity.TIME_ABOVE_ZERO));
    }

    private static List<Stage> stages(Section plan) {
        return plan.names().contains("steps")
                ? StepsReader.read(plan.section("steps"))
                : StagesReader.read(plan.setting("stages"));
    }

    /**
     * Reads the peak in requests per second. For a number of concurrent users it is that number divided by the think time
     * (Little's law).
     */
    private static double peak(Section plan, Duration thinkTime) {
        Optional<Double> users = plan.setting("concurrent-users").optionally(NumberKinds.ABOVE_ZERO);
        if (users.isEmpty()) {
            return plan.setting("peak-requests-per-second").as(NumberKinds.ABOVE_ZERO);
        }
        if (thinkTime.isZero()) {
            plan.setting("think-time").complain("gives users no pause", "write one above 0 s for concurrent users");
            return 1;
        }
        return users.get() * MILLIS_PER_SECOND / thinkTime.toMillis();
    }

    /** The weights of the journeys that take part; a weight of 0 leaves a journey out. */
    private static Map<String, Double> weights(Section plan) {
        Map<String, Double> weights = plan.section("weights").all(NumberKinds.ZERO_OR_MORE);
        weights.values().removeIf(weight -> weight == 0);
        if (weights.isEmpty()) {
            plan.setting("weights").complain("sum to 0", "give at least one journey a weight above 0");
        }
        return weights;
    }
}
