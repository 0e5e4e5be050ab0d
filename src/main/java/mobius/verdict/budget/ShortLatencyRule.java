package mobius.verdict.budget;

import java.util.Locale;
import java.util.stream.DoubleStream;
import mobius.budget.Budget;
import mobius.stats.BatchEstimate;
import mobius.stats.BinomialBound;
import mobius.verdict.finding.Confidence;
import mobius.verdict.finding.Estimate;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Status;
import org.HdrHistogram.Histogram;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Holds a percentile of response times against its limit in a run that is too short for batches on purpose: by exact binomial
 * bounds of the share over a limit, with room for what the platform's state of the moment may add or take, because half a minute
 * sees one such state. A request that was sent too seldom for its own percentile is judged by a lower one, which must be as far
 * below the limit as response times of a wide spread need.
 *
 * @param confidence how sure a failure must be
 */
public record ShortLatencyRule(Confidence confidence) {

    /** With fewer responses nothing passes. */
    public static final int LEAST_RESPONSES = 12;

    /** As many as p95 itself takes: 0.95^59 < 0.05. */
    private static final int LEAST_RESPONSES_OF_ALL = 59;

    /** Times the limit: what one state of the platform can add at most to a percentile. LatencyCheckRatesTest has the rates. */
    private static final double ROOM_TO_FAIL = 1.5;

    /** The limit is divided by it: what one state of the platform can take at most from a percentile. */
    private static final double ROOM_TO_PASS = 1.45;

    private static final double SURE_TO_PASS = 0.95;

    /** The standard deviation of the logarithm of response times of the widest spread that is allowed for. */
    private static final double WIDEST_SPREAD = 0.8;

    private static final double[] LOWER_QUANTILES = {0.95, 0.9, 0.75, 0.5};
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** Whether nothing could have passed, however fast the responses were. */
    static boolean isTooFew(Finding finding) {
        Long samples = finding.facts().samples();
        int least = finding.subject().equals(Budget.TOTAL) ? LEAST_RESPONSES_OF_ALL : LEAST_RESPONSES;
        return samples == null || samples < least;
    }

    Estimate judge(Histogram all, Budget.Latency budget) {
        if (all.getTotalCount() == 0) {
            return Estimate.withoutData("No response was measured.");
        }
        double limit = budget.limit().toNanos() / 1e6;
        double quantile = budget.percentile().value() / 100;
        double estimate = BatchEstimate.millisOf(all, budget.percentile());
        if (shareAbove(all, limit * ROOM_TO_FAIL).low(confidence.toFail()) > 1 - quantile) {
            return answer(Status.FAIL, estimate, "too many were over 1.5 times the limit", all);
        }
        if (all.getTotalCount() >= LEAST_RESPONSES
                && estimate < limit
                && isBelow(all, budget, quantile, limit / ROOM_TO_PASS)) {
            return answer(Status.PASS, estimate, "enough were far below the limit", all);
        }
        return answer(
                Status.INCONCLUSIVE,
                estimate,
                all.getTotalCount() < LEAST_RESPONSES
                        ? "a check needs " + LEAST_RESPONSES
                        : "too many were near the limit for a run this short",
                all);
    }

    /** All requests together have no distribution of one shape: only their own percentile is judged. */
    private boolean isBelow(Histogram all, Budget.Latency budget, double quantile, double limit) {
        boolean isMixture = budget.subject().equals(Budget.TOTAL);
        DoubleStream quantiles = isMixture
                ? DoubleStream.of(quantile)
                : DoubleStream.concat(
                        DoubleStream.of(quantile),
                        DoubleStream.of(LOWER_QUANTILES).filter(lower -> lower < quantile));
        return quantiles.anyMatch(each ->
                shareAbove(all, limit / spread(each, quantile)).high(SURE_TO_PASS) < 1 - each);
    }

    /** How many times as long as a lower quantile a higher one is, where response times are lognormal. */
    private static double spread(double lower, double higher) {
        return Math.exp(WIDEST_SPREAD
                * (NORMAL.inverseCumulativeProbability(higher) - NORMAL.inverseCumulativeProbability(lower)));
    }

    private static BinomialBound shareAbove(Histogram all, double millis) {
        long notAbove = all.getCountBetweenValues(0, (long) millis);
        return new BinomialBound(all.getTotalCount() - notAbove, all.getTotalCount());
    }

    private static Estimate answer(Status status, double estimate, String why, Histogram all) {
        return Estimate.withoutInterval(
                status,
                estimate,
                String.format(Locale.ROOT, "A smoke check: of %d responses %s.", all.getTotalCount(), why));
    }
}
