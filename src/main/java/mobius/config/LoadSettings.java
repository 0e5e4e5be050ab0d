package mobius.config;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mobius.workload.Stage;

/**
 * The load of the main simulation.
 *
 * @param peakRequestsPerSecond the expected peak ("1x") over all journeys as it was set, above zero and before
 *     {@link Settings#peakRequestsPerSecond() the scale}
 * @param thinkTime the mean pause of a user between two requests, zero or more
 * @param weights the weight of each journey that takes part, above zero, in the order of their names; never empty
 * @param stages the plan in the order of time, never empty
 */
public record LoadSettings(
        double peakRequestsPerSecond, Duration thinkTime, Map<String, Double> weights, List<Stage> stages) {

    public LoadSettings {
        weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
        stages = List.copyOf(stages);
    }
}
