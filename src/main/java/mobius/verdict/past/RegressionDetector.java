package mobius.verdict.past;

import java.util.List;
import java.util.Locale;
import mobius.stats.Spread;
import mobius.verdict.finding.Status;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Compares a metric of one or a few candidate runs with those of a reference. Higher values are worse; latencies are natural
 * logarithms. The spread of the reference is that of {@link Spread}, and the test is Student's t.
 *
 * @param alpha the false-alarm rate, above 0 and below 0.5
 * @param least the smallest difference that is reported, however significant a smaller one is
 * @param margin a difference below this passes, if it is so with 95 % confidence
 */
public record RegressionDetector(double alpha, double least, double margin) {

    /** Fewest reference runs: with fewer, the estimate of their spread is too uncertain. */
    public static final int FEWEST_RUNS = 5;

    /** Most reference runs. */
    public static final int MOST_RUNS = 20;

    private static final double TO_PASS = 0.05;

    /**
     * The result of a comparison, on the scale of the values.
     *
     * @param status SUSPECT, PASS or INCONCLUSIVE
     * @param centre the median of the reference
     * @param difference of the candidates' mean from the centre
     * @param low the lower bound of the difference, with confidence {@code 1 - alpha}; above 0 in every SUSPECT
     * @param high the upper bound, with 95 % confidence; below the margin in every PASS
     * @param smallest the smallest difference that could have been detected with this spread
     */
    public record Answer(Status status, double centre, double difference, double low, double high, double smallest) {

        Answer with(Status other) {
            return new Answer(other, centre, difference, low, high, smallest);
        }
    }

    /**
     * Compares candidates with a reference.
     *
     * @throws IllegalArgumentException if there are fewer than five reference runs, or no candidate
     */
    Answer judge(List<Double> reference, List<Double> candidates) {
        if (reference.size() < FEWEST_RUNS || candidates.isEmpty()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "a screen takes %d runs and a candidate, not %d and %d",
                    FEWEST_RUNS,
                    reference.size(),
                    candidates.size()));
        }
        Spread spread = Spread.of(reference);
        double mean = candidates.stream().mapToDouble(candidate -> candidate).sum() / candidates.size();
        double error = spread.standardError(candidates.size());
        TDistribution student = TDistribution.of(spread.degreesOfFreedom());
        double below = student.inverseSurvivalProbability(alpha) * error;
        double difference = mean - spread.centre();
        double high = difference + student.inverseSurvivalProbability(TO_PASS) * error;
        return new Answer(
                status(difference, difference - below, high),
                spread.centre(),
                difference,
                difference - below,
                high,
                Math.max(below, least));
    }

    private Status status(double difference, double low, double high) {
        if (low > 0 && difference > least) {
            return Status.SUSPECT;
        }
        return high < margin ? Status.PASS : Status.INCONCLUSIVE;
    }
}
