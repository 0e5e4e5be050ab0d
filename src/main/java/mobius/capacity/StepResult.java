package mobius.capacity;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The result of one step of a search.
 *
 * @param planned the requested load, in requests per second
 * @param requestsPerSecond the rate of requests sent while it was measured. Beyond the capacity it is lower than the offered
 *     load, because users wait for responses
 * @param hold how long it was measured
 * @param outcome whether the budgets held
 * @param strain the budget utilisation: the largest ratio of a value to its budget. Budgets hold below 1; null if there is no
 *     value
 * @param figures the measured values; null if nothing was measured
 * @param why the budget with the largest utilisation, or the reason not to trust the step
 * @param folder of the run; null if there is none
 */
public record StepResult(
        double planned,
        double requestsPerSecond,
        Duration hold,
        Outcome outcome,
        @Nullable Double strain,
        @Nullable Figures figures,
        String why,
        @Nullable String folder) {

    /** Whether the budgets held. */
    public enum Outcome {
        HELD,
        BROKEN,
        /** The result is not about the platform, for example because the injector was overloaded. */
        UNTRUSTED
    }

    /**
     * The measured values of the platform under the load of a step. Without OK responses there are no times, and no number of
     * requests in progress, which is derived from them.
     *
     * @param answeredPerSecond OK responses per second: the throughput
     * @param inFlight the mean number of requests in progress: their rate times their mean time (Little's law); null without OK
     *     responses
     * @param p50Millis of OK responses; null without any
     * @param p95Millis of OK responses; null without any
     * @param p99Millis of OK responses; null without any
     * @param failed the share of failed requests, from 0 to 1; null if all were throttled
     */
    public record Figures(
            double answeredPerSecond,
            @Nullable Double inFlight,
            @Nullable Long p50Millis,
            @Nullable Long p95Millis,
            @Nullable Long p99Millis,
            @Nullable Double failed) {}

    /** Whether the step measured the platform. */
    public boolean isTrusted() {
        return outcome != Outcome.UNTRUSTED;
    }
}
