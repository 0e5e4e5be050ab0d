package mobius.config;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobius.workload.Stage;

/**
 * The plan of one simulation, as it was set.
 *
 * @param peakRequestsPerSecond the expected peak ("1x") over all journeys, above zero and without {@link Settings#scale() the
 *     scale}
 * @param thinkTime the mean pause of a user after each request, zero or more
 * @param weights the weight of each journey that takes part, above zero, in the order of their names; never empty
 * @param stages the plan in the order of time, never empty
 * @param smokeCheck whether the plan is too short for statistics on purpose: bare estimates are then compared
 * @param returningUsers the share of visits that begin with a token kept from an earlier one, from 0 to 1
 * @param retries what users do when a request fails
 * @param traceOneIn the platform is asked to trace one in so many requests; 0 if requests have no trace context
 * @param warmUpConstant of a soak: how long the platform takes to warm up, above zero; empty for every other plan
 */
public record LoadSettings(
        double peakRequestsPerSecond,
        Duration thinkTime,
        Map<String, Double> weights,
        List<Stage> stages,
        boolean smokeCheck,
        double returningUsers,
        Retries retries,
        int traceOneIn,
        Optional<Duration> warmUpConstant) {

    public LoadSettings {
        weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
        stages = List.copyOf(stages);
    }

    /** The same plan at another peak, in requests per second. */
    public LoadSettings at(double otherPeak) {
        return new LoadSettings(
                otherPeak, thinkTime, weights, stages, smokeCheck, returningUsers, retries, traceOneIn, warmUpConstant);
    }

    /** The same plan with other stages at another peak. */
    public LoadSettings with(double otherPeak, List<Stage> otherStages) {
        return new LoadSettings(
                otherPeak,
                thinkTime,
                weights,
                otherStages,
                smokeCheck,
                returningUsers,
                retries,
                traceOneIn,
                warmUpConstant);
    }
}
