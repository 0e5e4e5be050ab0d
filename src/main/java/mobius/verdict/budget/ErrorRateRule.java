package mobius.verdict.budget;

import mobius.budget.Ratio;
import mobius.stats.BinomialBound;
import mobius.verdict.finding.Confidence;
import mobius.verdict.finding.Estimate;
import mobius.verdict.finding.Status;
import mobius.verdict.finding.Text;

/**
 * Compares a share of failures with its limit by the exact binomial bounds of Clopper and Pearson. A smoke check fails by the
 * bounds as well, but passes by the observed share.
 *
 * @param confidence required for each result
 * @param smokeCheck true if the run is too short to confirm a small share
 */
record ErrorRateRule(Confidence confidence, boolean smokeCheck) {

    /**
     * Judges a share.
     *
     * @param failures the number of failed responses
     * @param responses the number of all responses; without any there is no result
     * @param limit exclusive
     */
    Estimate judge(long failures, long responses, Ratio limit) {
        if (responses == 0) {
            return Estimate.withoutData("No response was measured.");
        }
        BinomialBound bound = new BinomialBound(failures, responses);
        double low = bound.low(confidence.toFail());
        double high = bound.high(confidence.toPass());
        if (smokeCheck && low <= limit.value()) {
            return Estimate.withInterval(
                    bound.share() < limit.value() ? Status.PASS : Status.INCONCLUSIVE,
                    bound.share(),
                    low,
                    high,
                    "A smoke check is too short to confirm so small a share: it passes if the measured share is within"
                            + " the limit.");
        }
        return Estimate.withInterval(
                status(low, high, limit.value()),
                bound.share(),
                low,
                high,
                "Judged by the exact binomial bounds of %s failures.".formatted(Text.of(failures)));
    }

    private static Status status(double low, double high, double limit) {
        if (low > limit) {
            return Status.FAIL;
        }
        return high < limit ? Status.PASS : Status.INCONCLUSIVE;
    }
}
