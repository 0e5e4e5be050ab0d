package mobius.verdict.regression;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import mobius.stats.BinomialBound;
import mobius.stats.SampleMean;
import mobius.verdict.finding.Status;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Test of whether one build serves less than another: whether it fails more requests, or carries less of its load. It uses the
 * same pairs of runs as {@link PairedComparison}, whose percentiles are those of OK responses: a build must not appear fast
 * because it fails, or because it keeps users from sending.
 *
 * @param pairs in the order in which they were run
 */
public record PairedService(List<Pair> pairs) {

    /** Smallest relevant difference of the shares of failed responses: 0.05 percentage points. */
    private static final double POINTS = 0.0005;

    /** Least share of its plan that a run must carry to be a test of that load. */
    private static final double MOSTLY = 0.9;

    /** Least share of the load of the other build: a build that carries less with confidence fails. */
    private static final double LEAST_THAT_PASSES = 0.95;

    /** Level of each evaluation, as in {@link PairedComparison}. */
    private static final double TO_FAIL = 0.0025;

    /**
     * Confidence of the bounds of both shares. They assume independent failures; bursts are covered by the test over the pairs.
     */
    private static final double SURE = 0.999;

    /** Replaces a load of zero, which has no logarithm. */
    private static final double LEAST_CARRIED = 1e-3;

    /**
     * The service of one run.
     *
     * @param responses the number of responses, OK or not
     * @param failed the number of responses that were not OK
     * @param carried the share of the planned load that was sent, 1 for all of it; null if there was no plan
     */
    public record Served(
            long responses, long failed, @Nullable Double carried) {

        private double failedShare() {
            return responses == 0 ? 0 : (double) failed / responses;
        }
    }

    /** One run of each build. */
    public record Pair(Served before, Served after) {}

    public PairedService {
        pairs = List.copyOf(pairs);
    }

    /**
     * Returns whether the second build fails more. FAIL if the difference is above 0.05 percentage points with confidence, both
     * by the exact bounds of all responses together and by the variation between the pairs. PASS if the observed difference is at
     * most that.
     */
    public Status errors() {
        Optional<BinomialBound> before = bound(true);
        Optional<BinomialBound> after = bound(false);
        if (before.isEmpty() || after.isEmpty()) {
            return Status.INCONCLUSIVE;
        }
        double surely = after.get().low(SURE) - before.get().high(SURE);
        List<Double> more = pairs.stream()
                .map(pair -> pair.after().failedShare() - pair.before().failedShare() - POINTS)
                .toList();
        if (surely > POINTS && isSurelyAboveZero(more)) {
            return Status.FAIL;
        }
        return after.get().share() - before.get().share() > POINTS ? Status.INCONCLUSIVE : Status.PASS;
    }

    /**
     * Returns whether the second build carries less load. FAIL if it carries less than 95 % of the first with confidence. PASS if
     * every run carried at least 90 % of its plan.
     */
    public Status load() {
        List<Double> less = pairs.stream()
                .filter(pair -> pair.before().carried() != null && pair.after().carried() != null)
                .map(pair -> Math.log(LEAST_THAT_PASSES) - logarithm(pair.after()) + logarithm(pair.before()))
                .toList();
        boolean wholly =
                pairs.stream().allMatch(pair -> isMostlyCarried(pair.before()) && isMostlyCarried(pair.after()));
        if (isSurelyAboveZero(less)) {
            return Status.FAIL;
        }
        return wholly ? Status.PASS : Status.INCONCLUSIVE;
    }

    /** The logarithm of the carried share; 0 without a plan. */
    private static double logarithm(Served run) {
        Double carried = run.carried();
        return Math.log(Math.max(carried == null ? 1 : carried, LEAST_CARRIED));
    }

    private static boolean isMostlyCarried(Served run) {
        Double carried = run.carried();
        return carried == null || carried >= MOSTLY;
    }

    /** The bounds of the failed share over all runs of one build; empty without responses. */
    private Optional<BinomialBound> bound(boolean isBefore) {
        List<Served> runs = pairs.stream()
                .map(pair -> isBefore ? pair.before() : pair.after())
                .toList();
        long responses = runs.stream().mapToLong(Served::responses).sum();
        long failed = runs.stream().mapToLong(Served::failed).sum();
        return responses == 0 ? Optional.empty() : Optional.of(new BinomialBound(failed, responses));
    }

    /** True if the mean is above zero by Student's t at one of the evaluations. */
    private static boolean isSurelyAboveZero(List<Double> values) {
        return IntStream.rangeClosed(PairedComparison.FEWEST_PAIRS, values.size())
                .mapToObj(looked -> values.subList(0, looked))
                .anyMatch(PairedService::isMeanAboveZero);
    }

    private static boolean isMeanAboveZero(List<Double> values) {
        SampleMean mean = SampleMean.of(values);
        return mean.value() > TDistribution.of(mean.count() - 1.0).inverseSurvivalProbability(TO_FAIL) * mean.error();
    }
}
