package mobius.stats;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The Mann-Kendall test for a monotonic trend of any shape (Mann, Econometrica 13, 1945; Kendall, Rank Correlation Methods,
 * 1975). The variance with ties and the continuity correction are those of R. O. Gilbert, Statistical Methods for Environmental
 * Pollution Monitoring, 1987, 16.4.
 *
 * @param score the number of rising pairs minus the number of falling pairs
 * @param variance of the score if there is no trend; smaller if values are tied, and 0 if all are equal
 */
public record MannKendall(long score, double variance) {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /**
     * Computes the score.
     *
     * @param values in the order of time
     */
    public static MannKendall of(double[] values) {
        long score = 0;
        for (int i = 0; i < values.length; i++) {
            for (int j = i + 1; j < values.length; j++) {
                score += Double.compare(values[j], values[i]) > 0 ? 1 : values[j] == values[i] ? 0 : -1;
            }
        }
        return new MannKendall(score, (spread(values.length) - ties(values)) / 18);
    }

    /**
     * Returns the one-sided p-value of a rise, by the normal approximation: the probability of at least this score without a
     * trend. It is 1 if all values are equal.
     */
    public double pOfRise() {
        return variance <= 0 ? 1 : NORMAL.survivalProbability(standardScore());
    }

    /**
     * Returns the standard score Z: the score, moved by 1 towards 0 for continuity, in standard deviations. It is 0 if all values
     * are equal.
     */
    public double standardScore() {
        return variance <= 0 ? 0 : (score - Long.signum(score)) / Math.sqrt(variance);
    }

    /** The part of the variance that tied values remove, times 18. */
    private static double ties(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double ties = 0;
        int first = 0;
        for (int i = 1; i <= sorted.length; i++) {
            if (i == sorted.length || sorted[i] != sorted[first]) {
                ties += spread(i - first);
                first = i;
            }
        }
        return ties;
    }

    /** The term n (n - 1) (2n + 5) of the variance, for all values or for a group of ties. */
    private static double spread(long count) {
        return count * (count - 1.0) * (2.0 * count + 5);
    }
}
