package mobius.stats;

import java.util.Arrays;
import java.util.List;

/** The value in the middle; of an even number of values the mean of the two. */
public final class Median {

    private Median() {}

    /**
     * The median.
     *
     * @param values at least one, in any order
     */
    public static double of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return ofSorted(sorted);
    }

    /**
     * The median.
     *
     * @param values likewise
     */
    public static double of(List<Double> values) {
        return of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** @param sorted at least one */
    static double ofSorted(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
