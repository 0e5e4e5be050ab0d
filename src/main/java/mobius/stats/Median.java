package mobius.stats;

import java.util.Arrays;
import java.util.List;

/** The middle value of a sample; for an even number of values, the mean of the two middle ones. */
public final class Median {

    private Median() {}

    /**
     * Returns the median.
     *
     * @param values at least one, in any order; not modified
     */
    public static double of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return ofSorted(sorted);
    }

    /**
     * Returns the median.
     *
     * @param values at least one, in any order; not modified
     */
    public static double of(List<Double> values) {
        return of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /**
     * Returns the median of values that are already sorted.
     *
     * @param sorted at least one, in ascending order
     */
    static double ofSorted(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
