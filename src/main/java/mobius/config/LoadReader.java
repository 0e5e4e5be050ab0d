package mobius.config;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobius.config.hocon.NumberKinds;
import mobius.config.hocon.Quantity;
import mobius.config.hocon.Section;
import mobius.config.hocon.StringKinds;
import mobius.workload.Stage;

/** Reads the plans of the simulations: {@code mobius.load} and every other group with stages or steps. */
final class LoadReader {

    private static final String MAIN = "load";
    private static final List<String> STAGES = List.of("stages", "steps");

    private static final double MILLIS_PER_SECOND = 1_000;

    private static final int MOST_BETWEEN_TRACES = 1_000_000;

    private LoadReader() {}

    /** By name, such as {@code load} or {@code stress}. */
    static Map<String, LoadSettings> readAll(Section root) {
        Map<String, LoadSettings> plans = new LinkedHashMap<>();
        // First, so that what is wrong in it goes by its name and not by those of the plans that take after it.
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
                plan.setting("trace-one-in").as(NumberKinds.whole(0, MOST_BETWEEN_TRACES)),
                plan.setting("warm-up-constant").optionally(Quantity.TIME_ABOVE_ZERO));
    }

    private static List<Stage> stages(Section plan) {
        return plan.names().contains("steps")
                ? StepsReader.read(plan.section("steps"))
                : StagesReader.read(plan.setting("stages"));
    }

    /** Users who ask, and then think for a time, send their number divided by that time: Little's law. */
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

    /** Only journeys that take part; 0 leaves one out. */
    private static Map<String, Double> weights(Section plan) {
        Map<String, Double> weights = plan.section("weights").all(NumberKinds.ZERO_OR_MORE);
        weights.values().removeIf(weight -> weight == 0);
        if (weights.isEmpty()) {
            plan.setting("weights").complain("sum to 0", "give at least one journey a weight above 0");
        }
        return weights;
    }
}
