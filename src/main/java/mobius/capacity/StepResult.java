package mobius.capacity;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of one step of a search.
 *
 * @param planned the load that was asked for, in requests per second
 * @param requestsPerSecond what was sent while it was measured: beyond the capacity less than is offered, because users wait for
 *     answers
 * @param hold how long that was
 * @param outcome whether the budgets held
 * @param strain the largest ratio of a figure to its budget: budgets hold below 1; null where there is no figure
 * @param figures what was measured; null where nothing was
 * @param why the budget under the largest strain, or the reason not to trust the step
 * @param folder of the run, for whoever wants to look closer; null where there is none
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
        /** The injector was measured, or something else than the platform. */
        UNTRUSTED
    }

    /**
     * The platform under the load of a step. Where nothing was answered well there are no times of OK responses, and no number
     * of requests that follows from them.
     *
     * @param answeredPerSecond the requests that were answered well, each second: the throughput
     * @param inFlight how many requests were under way on average: their rate times their mean time (Little's law); null without OK responses
     * @param p50Millis of the OK responses; null without any
     * @param p95Millis likewise
     * @param p99Millis likewise
     * @param failed the share of failed requests, from 0 to 1; null where all were throttled
     */
    public record Figures(
            double answeredPerSecond,
            @Nullable Double inFlight,
            @Nullable Long p50Millis,
            @Nullable Long p95Millis,
            @Nullable Long p99Millis,
            @Nullable Double failed) {}

    public boolean isTrusted() {
        return outcome != Outcome.UNTRUSTED;
    }
}
