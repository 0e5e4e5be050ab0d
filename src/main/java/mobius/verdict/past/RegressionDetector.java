package mobius.verdict.past;

import java.util.List;
import java.util.Locale;
import mobius.stats.Spread;
import mobius.verdict.finding.Status;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Does a figure of one or a few runs stick out from those of the runs before it? More is worse; latencies come as natural
 * logarithms.
 *
 * @param alpha how often a figure may be suspected by mistake, above 0 and below 0.5
 * @param least the smallest difference that is suspected, however sure it is
 * @param margin what passes is surely less than this
 */
public record RegressionDetector(double alpha, double least, double margin) {

    /** Fewer runs say too little about their own spread. */
    public static final int FEWEST_RUNS = 5;

    /** More runs are not asked for. */
    public static final int MOST_RUNS = 20;

    private static final double TO_PASS = 0.05;

    /**
     * What the runs say.
     *
     * @param status SUSPECT, PASS or INCONCLUSIVE
     * @param centre the middle of the reference
     * @param difference of the candidates' mean from it
     * @param low the lower end of the difference; above 0 in every SUSPECT
     * @param high its upper end; below the margin in every PASS
     * @param smallest the smallest difference that would have been suspected at this spread
     */
    public record Answer(Status status, double centre, double difference, double low, double high, double smallest) {

        Answer with(Status other) {
            return new Answer(other, centre, difference, low, high, smallest);
        }
    }

    /**
     * Holds candidates against a reference.
     *
     * @throws IllegalArgumentException when there are fewer than five runs of reference, or no candidate
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
