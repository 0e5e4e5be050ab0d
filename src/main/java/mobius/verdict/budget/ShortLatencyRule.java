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
 * Compares a percentile of response times with its limit in a run that is too short for batches.
 *
 * <p>It uses the exact binomial bounds of the share above a limit. The limits are widened by the effect of the platform's
 * momentary state, of which half a minute shows only one. A request with too few samples for its own percentile is judged by a
 * lower one, which must be below the limit by the factor of a wide lognormal distribution.
 *
 * @param confidence required for a failure
 */
public record ShortLatencyRule(Confidence confidence) {

    /** Fewest responses for a pass. */
    public static final int LEAST_RESPONSES = 12;

    /** Fewest responses for a pass of all requests, as many as the bound of p95 needs: {@code 0.95^59 < 0.05}. */
    private static final int LEAST_RESPONSES_OF_ALL = 59;

    /**
     * Factor on the limit for a failure: the most that one state of the platform can add to a percentile. Rates:
     * LatencyCheckRatesTest.
     */
    private static final double ROOM_TO_FAIL = 1.5;

    /** Divisor of the limit for a pass: the most that one state of the platform can take from a percentile. */
    private static final double ROOM_TO_PASS = 1.45;

    private static final double SURE_TO_PASS = 0.95;

    /** Largest standard deviation of the logarithm of response times that is allowed for. */
    private static final double WIDEST_SPREAD = 0.8;

    /** Lower quantiles by which a percentile may pass, in the order in which they are tried. */
    private static final double[] LOWER_QUANTILES = {0.95, 0.9, 0.75, 0.5};

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** Returns true if a finding could not have been a PASS with any response times. */
    static boolean isTooFew(Finding finding) {
        Long samples = finding.facts().samples();
        int least = finding.subject().equals(Budget.TOTAL) ? LEAST_RESPONSES_OF_ALL : LEAST_RESPONSES;
        return samples == null || samples < least;
    }

    /**
     * Judges a percentile.
     *
     * @param all the response times of the window, in milliseconds
     */
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

    /**
     * True if the percentile is below the limit with confidence. All requests together are a mixture of distributions, so that
     * only their own percentile is used.
     */
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

    /** Ratio of a higher quantile to a lower one of a lognormal distribution with the widest spread. */
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
