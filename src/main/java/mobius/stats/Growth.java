package mobius.stats;

import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How a cost grows with a size: cost = a size^exponent, by least squares of the logarithms. An exponent of 0 is a cost that stays
 * the same, one of 1 a cost of each row.
 *
 * @param exponent the estimate
 * @param standardError of the exponent
 * @param samples how many there are, at least 3
 * @param factor the largest size over the smallest one, above 1
 */
public record Growth(double exponent, double standardError, int samples, double factor) {

    private static final double CONFIDENCE = 0.99;

    /** A size and what it cost, both above zero. */
    public record Point(double size, double cost) {}

    /**
     * Fits the line.
     *
     * @throws IllegalArgumentException when there are fewer than three points or all are of one size
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

    /** The lower end of the one-sided interval at 99 %. */
    public double low() {
        return exponent - margin();
    }

    /** The upper end, likewise. */
    public double high() {
        return exponent + margin();
    }

    private double margin() {
        return TDistribution.of(samples - 2.0).inverseCumulativeProbability(CONFIDENCE) * standardError;
    }

    /** The largest size over the smallest one. */
    public static double factor(List<Point> points) {
        double least = points.stream().mapToDouble(Point::size).min().orElse(1);
        double most = points.stream().mapToDouble(Point::size).max().orElse(1);
        return most / least;
    }

    /** The sum of the products of the deviations from both means. */
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
