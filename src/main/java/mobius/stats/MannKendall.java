package mobius.stats;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Whether values rise from one to the next, whatever the shape of the rise (Mann 1945; Kendall 1975; the variance with ties and
 * the correction for continuity as in R. O. Gilbert, Statistical Methods for Environmental Pollution Monitoring, 1987, 16.4).
 *
 * @param score how many pairs rise less how many fall
 * @param variance of the score where there is no trend, less where values are equal; 0 when all are
 */
public record MannKendall(long score, double variance) {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** Of values in the order of time. */
    public static MannKendall of(double[] values) {
        long score = 0;
        for (int i = 0; i < values.length; i++) {
            for (int j = i + 1; j < values.length; j++) {
                score += Double.compare(values[j], values[i]) > 0 ? 1 : values[j] == values[i] ? 0 : -1;
            }
        }
        return new MannKendall(score, (spread(values.length) - ties(values)) / 18);
    }

    /** How likely a score at least as high is without a trend, by the normal approximation. */
    public double pOfRise() {
        return variance <= 0 ? 1 : NORMAL.survivalProbability(standardScore());
    }

    /** The score in standard deviations, one pair nearer to 0. */
    public double standardScore() {
        return variance <= 0 ? 0 : (score - Long.signum(score)) / Math.sqrt(variance);
    }

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

    private static double spread(long count) {
        return count * (count - 1.0) * (2.0 * count + 5);
    }
}
