package mobius.config;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobius.workload.Arrivals;
import mobius.workload.Stage;

/**
 * The plan of one simulation as configured.
 *
 * @param peakRequestsPerSecond the expected peak ("1x") over all journeys, above zero and without
 *     {@link Settings#scale() the scale}
 * @param thinkTime the mean pause of a user after each request, zero or more
 * @param weights of the journeys that take part, above zero, in the order of their names; never empty
 * @param stages in chronological order, never empty
 * @param smokeCheck whether the plan is intentionally too short for statistics, so that estimates without intervals are compared
 * @param returningUsers the share of visits that begin with a token kept from an earlier one, from 0 to 1
 * @param retries what users do when a request fails
 * @param arrivals how users arrive
 * @param traceOneIn one in so many requests asks the platform to record its trace; 0 if requests have no trace context
 * @param warmUpConstant for a soak: how long the platform takes to warm up, above zero; empty for other plans
 */
public record LoadSettings(
        double peakRequestsPerSecond,
        Duration thinkTime,
        Map<String, Double> weights,
        List<Stage> stages,
        boolean smokeCheck,
        double returningUsers,
        Retries retries,
        Arrivals arrivals,
        int traceOneIn,
        Optional<Duration> warmUpConstant) {

    public LoadSettings {
        weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
        stages = List.copyOf(stages);
    }

    /** Returns the same plan at another peak, in requests per second. */
    public LoadSettings at(double otherPeak) {
        return new LoadSettings(
                otherPeak,
                thinkTime,
                weights,
                stages,
                smokeCheck,
                returningUsers,
                retries,
                arrivals,
                traceOneIn,
                warmUpConstant);
    }

    /** Returns the same plan with other stages, at another peak. */
    public LoadSettings with(double otherPeak, List<Stage> otherStages) {
        return new LoadSettings(
                otherPeak,
                thinkTime,
                weights,
                otherStages,
                smokeCheck,
                returningUsers,
                retries,
                arrivals,
                traceOneIn,
                warmUpConstant);
    }
}
