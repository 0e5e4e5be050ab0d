package mobius.verdict.budget;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import mobius.budget.Budgets;
import mobius.measure.RequestStats;
import mobius.verdict.evidence.Evidence;
import mobius.verdict.finding.RequestSummary;
import mobius.workload.Workload;
import org.jspecify.annotations.Nullable;

/**
 * Suggests budgets from a baseline for requests without their own: the measured percentile times 1.5, rounded up to 1, 1.5, 2, 3,
 * 5 or 7.5 times a power of ten, and at least 10 ms. The factor allows for the expected load, but not for a platform that has
 * become twice as slow.
 */
public final class SuggestedBudgets {

    private static final double HEAD_ROOM = 1.5;
    private static final double LEAST_MILLIS = 10;

    /** Fewest responses: with fewer, a p95 has no meaning. */
    private static final long LEAST_RESPONSES = 20;

    /** Mantissas of rounded values. */
    private static final double[] NICE = {1, 1.5, 2, 3, 5, 7.5, 10};

    private SuggestedBudgets() {}

    /** Returns the suggestions; none if the run is not a baseline, that is one whose plan measures each journey on its own. */
    public static List<SuggestedBudget> of(Evidence evidence) {
        return evidence.workload().filter(Workload::measuresOneJourneyAtATime).isEmpty()
                ? List.of()
                : evidence.measurement().requests().stream()
                        .filter(request -> !hasOwn(evidence.budgets(), request.name()))
                        .flatMap(request -> suggestion(request, evidence))
                        .toList();
    }

    private static boolean hasOwn(Budgets budgets, String request) {
        return budgets.requests().containsKey(request) || budgets.requests().containsKey(Budgets.endpointOf(request));
    }

    private static Stream<SuggestedBudget> suggestion(RequestStats request, Evidence evidence) {
        RequestSummary alone = RequestSummary.of(request, evidence.measurement().windows());
        return alone.ok() < LEAST_RESPONSES
                ? Stream.empty()
                : suggestion(alone.name(), alone.p95Millis(), alone.p99Millis(), alone.ok());
    }

    /** A suggestion for measured percentiles; none if one of them is unknown. */
    private static Stream<SuggestedBudget> suggestion(
            String request, @Nullable Long p95, @Nullable Long p99, long responses) {
        return p95 == null || p99 == null
                ? Stream.empty()
                : Stream.of(new SuggestedBudget(request, withHeadRoom(p95), withHeadRoom(p99), p95, p99, responses));
    }

    /** Returns the rounded budget for a measured percentile. */
    static long withHeadRoom(long millis) {
        double least = Math.max(LEAST_MILLIS, millis * HEAD_ROOM);
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        return DoubleStream.of(NICE)
                .map(nice -> nice * power)
                .filter(candidate -> candidate >= least - 1e-9)
                .mapToLong(Math::round)
                .findFirst()
                .orElseThrow();
    }
}
