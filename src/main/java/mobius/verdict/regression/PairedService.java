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
 * Does one build serve less than another: does it fail more, or carry less of its load? Asked of the same pairs of runs as
 * {@link PairedComparison}, whose percentiles are those of requests that were answered well: a build that fails, or that keeps its users
 * from sending, must not look fast.
 *
 * @param pairs in the order in which they were run
 */
public record PairedService(List<Pair> pairs) {

    /** A smaller difference of the shares of failed responses is none: 0.05 points. */
    private static final double POINTS = 0.0005;

    /** A run that carried less of its plan was not tested at it. */
    private static final double MOSTLY = 0.9;

    /** A build that carries less than this share of what the other does fails, if that is sure. */
    private static final double LEAST_THAT_PASSES = 0.95;

    /** At each look, as in {@link PairedComparison}. */
    private static final double TO_FAIL = 0.0025;

    /** Of the bounds of both shares; failures that come in bursts are left to the other test. */
    private static final double SURE = 0.999;

    /** Of nothing there is no logarithm. */
    private static final double LEAST_CARRIED = 1e-3;

    /**
     * What a run served.
     *
     * @param responses how many there were, good or bad
     * @param failed how many of them were bad
     * @param carried how much of its plan it sent, 1 for all of it; null if it had no plan
     */
    public record Served(
            long responses, long failed, @Nullable Double carried) {

        private double failedShare() {
            return responses == 0 ? 0 : (double) failed / responses;
        }
    }

    /** A run of each build. */
    public record Pair(Served before, Served after) {}

    public PairedService {
        pairs = List.copyOf(pairs);
    }

    /**
     * Whether the second build fails more. It fails if the difference is more than 0.05 points surely, both by the exact bounds of all
     * responses together and by the scatter between the pairs; it passes if the difference is no more than that.
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
     * Whether the second build carries less. It fails if it surely carries less than 95 % of what the first does; it passes if every run
     * carried at least 90 % of its plan.
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

    private static double logarithm(Served run) {
        Double carried = run.carried();
        return Math.log(Math.max(carried == null ? 1 : carried, LEAST_CARRIED));
    }

    private static boolean isMostlyCarried(Served run) {
        Double carried = run.carried();
        return carried == null || carried >= MOSTLY;
    }

    private Optional<BinomialBound> bound(boolean isBefore) {
        List<Served> runs = pairs.stream()
                .map(pair -> isBefore ? pair.before() : pair.after())
                .toList();
        long responses = runs.stream().mapToLong(Served::responses).sum();
        long failed = runs.stream().mapToLong(Served::failed).sum();
        return responses == 0 ? Optional.empty() : Optional.of(new BinomialBound(failed, responses));
    }

    /** By Student's t, at the first look at which it is so. */
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
