package mobius.verdict.budget;

import java.time.Duration;
import java.util.Locale;
import mobius.budget.Percentile;
import mobius.stats.BatchEstimate;
import mobius.stats.BinomialBound;
import mobius.verdict.evidence.Batches;
import mobius.verdict.finding.Confidence;
import mobius.verdict.finding.Estimate;
import mobius.verdict.finding.Status;
import mobius.verdict.finding.Text;
import org.HdrHistogram.Histogram;

/**
 * Compares a percentile of response times with its limit. With at least ten sufficient batches, it is a test with known error
 * rates (see {@link BatchEstimate}). With fewer data, only a percentile far from the limit is judged.
 *
 * @param confidence required for each result
 */
public record LatencyBudgetRule(Confidence confidence) {

    /** Factor between percentile and limit that is required without an interval. */
    private static final double FAR = 2;

    /**
     * Judges a percentile.
     *
     * @param batches the response times in one window
     * @param limit exclusive
     * @return FAIL or PASS if the interval, or the required factor, excludes the limit; otherwise INCONCLUSIVE
     */
    public Estimate judge(Batches batches, Percentile percentile, Duration limit) {
        double limitMillis = limit.toNanos() / 1e6;
        if (batches.samples() == 0) {
            return Estimate.withoutData("No response was measured.");
        }
        return batches.areEnough()
                ? byInterval(batches, percentile, limitMillis)
                : byDistance(batches, percentile, limitMillis);
    }

    /** The test with known error rates, for a sufficient number of batches. */
    private Estimate byInterval(Batches batches, Percentile percentile, double limit) {
        BatchEstimate estimate = BatchEstimate.of(batches.histograms(), percentile);
        double low = estimate.low(confidence.toFail());
        double high = estimate.high(confidence.toPass());
        return Estimate.withInterval(
                status(low, high, limit), estimate.millis(), low, high, "Judged by " + batches.description() + ".");
    }

    private static Status status(double low, double high, double limit) {
        if (low > limit) {
            return Status.FAIL;
        }
        return high < limit ? Status.PASS : Status.INCONCLUSIVE;
    }

    /** The comparison by distance, for too few data. */
    private Estimate byDistance(Batches batches, Percentile percentile, double limit) {
        Histogram all = batches.merged();
        Status status = Status.INCONCLUSIVE;
        if (isAbove(all, percentile, limit * FAR)) {
            status = Status.FAIL;
        } else if (isBelow(all, percentile, limit / FAR)) {
            status = Status.PASS;
        }
        return Estimate.withoutInterval(status, BatchEstimate.millisOf(all, percentile), reason(status, batches));
    }

    private static String reason(Status status, Batches batches) {
        String few = String.format(
                Locale.ROOT,
                "Not enough data for an interval (%s; it takes 10 of at least %s and %d samples)",
                batches.description(),
                Text.of(Batches.LEAST_LENGTH),
                Batches.LEAST_SAMPLES);
        return switch (status) {
            case FAIL -> few + ", but the limit is missed by a factor of 2.";
            case PASS -> few + ", but the limit is met by a factor of 2.";
            default ->
                few + ", and the estimate is within a factor of 2 of the limit or based on a handful of samples.";
        };
    }

    /**
     * Returns true if the limit is missed with confidence even if a share of the responses is above it for reasons outside the
     * platform.
     *
     * @param excused that share, from 0 to 1
     */
    public boolean isBroken(Histogram all, Percentile percentile, Duration limit, double excused) {
        return shareAbove(all, limit.toNanos() / 1e6).low(confidence.toFail()) > shareBeyond(percentile) + excused;
    }

    /** True if the percentile is above a value and its exact bound as well, so that a single slow response is not sufficient. */
    private boolean isAbove(Histogram all, Percentile percentile, double millis) {
        return BatchEstimate.millisOf(all, percentile) >= millis
                && shareAbove(all, millis).low(confidence.toFail()) > shareBeyond(percentile);
    }

    /** True if the percentile is below a value and its exact bound as well. */
    private boolean isBelow(Histogram all, Percentile percentile, double millis) {
        return BatchEstimate.millisOf(all, percentile) <= millis
                && shareAbove(all, millis).high(confidence.toPass()) < shareBeyond(percentile);
    }

    /** The share of responses above a value, with its binomial bounds. */
    private static BinomialBound shareAbove(Histogram all, double millis) {
        long notAbove = all.getCountBetweenValues(0, (long) millis);
        return new BinomialBound(all.getTotalCount() - notAbove, all.getTotalCount());
    }

    private static double shareBeyond(Percentile percentile) {
        return (100 - percentile.value()) / 100;
    }
}
