package mobius.stats;

import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Growth of a cost with a size: {@code cost = a * size^exponent}, fitted by least squares on the logarithms. With an exponent of
 * 0 the cost does not depend on the size; with an exponent of 1 it is proportional to it.
 *
 * @param exponent the estimate
 * @param standardError of the exponent
 * @param samples the number of points, at least 3
 * @param factor the largest size divided by the smallest, above 1
 */
public record Growth(double exponent, double standardError, int samples, double factor) {

    private static final double CONFIDENCE = 0.99;

    /** A size and its cost, both above 0. */
    public record Point(double size, double cost) {}

    /**
     * Fits the exponent.
     *
     * @param points at least three, of at least two sizes
     * @throws IllegalArgumentException if there are fewer than three points or all have the same size
     */
    public static Growth of(List<Point> points) {
        double[] x =
                points.stream().mapToDouble(point -> Math.log(point.size())).toArray();
        double[] y =
                points.stream().mapToDouble(point -> Math.log(point.cost())).toArray();
        double spread = products(x, x);
        if (x.length < 3 || spread == 0) {
            throw new IllegalArgumentException("growth takes three points and two sizes, not " + points);
        }
        double exponent = products(x, y) / spread;
        double residue = Math.max(0, products(y, y) - exponent * products(x, y));
        double error = Math.sqrt(residue / (x.length - 2) / spread);
        return new Growth(exponent, error, x.length, factor(points));
    }

    /**
     * Returns the lower bound of the exponent: one-sided, at 99 % confidence, by Student's t with {@code samples - 2} degrees of
     * freedom.
     */
    public double low() {
        return exponent - margin();
    }

    /**
     * Returns the upper bound of the exponent: one-sided, at 99 % confidence, by Student's t with {@code samples - 2} degrees of
     * freedom.
     */
    public double high() {
        return exponent + margin();
    }

    private double margin() {
        return TDistribution.of(samples - 2.0).inverseCumulativeProbability(CONFIDENCE) * standardError;
    }

    /** Returns the largest size divided by the smallest; 1 if there are no points. */
    public static double factor(List<Point> points) {
        double least = points.stream().mapToDouble(Point::size).min().orElse(1);
        double most = points.stream().mapToDouble(Point::size).max().orElse(1);
        return most / least;
    }

    /** Sum of the products of the deviations from the two means. */
    private static double products(double[] left, double[] right) {
        double meanLeft = mean(left);
        double meanRight = mean(right);
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += (left[i] - meanLeft) * (right[i] - meanRight);
        }
        return sum;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
