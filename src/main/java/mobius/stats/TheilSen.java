package mobius.stats;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The line whose slope is the median of the slopes between all pairs of points, so that no few of them can turn it (Theil 1950;
 * P. K. Sen, Estimates of the Regression Coefficient Based on Kendall's Tau, Journal of the American Statistical Association 63,
 * 1968, from which the interval is too). Its height is the median of what the slope leaves over.
 */
public final class TheilSen {

    private final double[] x;
    private final double[] y;
    private final double[] slopes;
    private final double slope;
    private final double intercept;

    private TheilSen(double[] x, double[] y, double[] slopes) {
        this.x = x;
        this.y = y;
        this.slopes = slopes;
        this.slope = Median.ofSorted(slopes);
        this.intercept = Median.of(above(x, y, slope));
    }

    /**
     * Fits the line.
     *
     * @param x rising
     * @throws IllegalArgumentException when there are fewer than two points
     */
    public static TheilSen of(double[] x, double[] y) {
        if (x.length < 2) {
            throw new IllegalArgumentException("a line takes two points, not " + x.length);
        }
        double[] slopes = new double[x.length * (x.length - 1) / 2];
        int count = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = i + 1; j < x.length; j++) {
                slopes[count++] = (y[j] - y[i]) / (x[j] - x[i]);
            }
        }
        Arrays.sort(slopes);
        return new TheilSen(x, y, slopes);
    }

    /** By how much y rises where x rises by 1. */
    public double slope() {
        return slope;
    }

    /** The height of the line. */
    public double at(double where) {
        return intercept + slope * where;
    }

    /** The slope below which the true one lies with this confidence at most, from 0.5 to 1; rounded outwards. */
    public double low(double confidence) {
        return slopes[Math.max(0, (int) Math.floor((slopes.length - reach(confidence)) / 2) - 1)];
    }

    /** The slope that the true one exceeds with this confidence at most, likewise. */
    public double high(double confidence) {
        int rank = (int) Math.ceil((slopes.length + reach(confidence)) / 2) + 1;
        return slopes[Math.min(slopes.length, rank) - 1];
    }

    /** What each point lies above the line. */
    public double[] residuals() {
        double[] residuals = above(x, y, slope);
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] -= intercept;
        }
        return residuals;
    }

    private double reach(double confidence) {
        return NormalDistribution.of(0, 1).inverseCumulativeProbability(confidence)
                * Math.sqrt(MannKendall.of(y).variance());
    }

    private static double[] above(double[] x, double[] y, double slope) {
        double[] rest = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            rest[i] = y[i] - slope * x[i];
        }
        return rest;
    }
}
