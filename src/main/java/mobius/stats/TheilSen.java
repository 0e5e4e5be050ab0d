package mobius.stats;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A line whose slope is the median of the slopes between all pairs of points, so that a few outliers do not change it (Theil, A
 * Rank-Invariant Method of Linear and Polynomial Regression Analysis, 1950). The interval of the slope is that of P. K. Sen,
 * Estimates of the Regression Coefficient Based on Kendall's Tau, Journal of the American Statistical Association 63, 1968. The
 * intercept is the median of {@code y - slope * x}.
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
     * @param x strictly ascending
     * @param y of the same length as {@code x}
     * @throws IllegalArgumentException if there are fewer than two points
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

    /** Returns the slope, in units of y per unit of x. */
    public double slope() {
        return slope;
    }

    /**
     * Returns the value of the line at a position.
     *
     * @param where a value of x; it may lie outside the fitted range
     */
    public double at(double where) {
        return intercept + slope * where;
    }

    /**
     * Returns the one-sided lower bound of the slope, rounded outwards to the slope of a pair.
     *
     * @param confidence from 0.5 to 1
     */
    public double low(double confidence) {
        return slopes[Math.max(0, (int) Math.floor((slopes.length - reach(confidence)) / 2) - 1)];
    }

    /**
     * Returns the one-sided upper bound of the slope, rounded outwards to the slope of a pair.
     *
     * @param confidence from 0.5 to 1
     */
    public double high(double confidence) {
        int rank = (int) Math.ceil((slopes.length + reach(confidence)) / 2) + 1;
        return slopes[Math.min(slopes.length, rank) - 1];
    }

    /** Returns the distance of each point above the line, in the order of the points; negative below it. */
    public double[] residuals() {
        double[] residuals = above(x, y, slope);
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] -= intercept;
        }
        return residuals;
    }

    /** Sen's C: the number of slopes between the two bounds at this confidence on each side. */
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
