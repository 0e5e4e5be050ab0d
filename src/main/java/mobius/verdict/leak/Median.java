package mobius.verdict.leak;

import java.util.Arrays;

/** The value in the middle; of an even number of values the mean of the two. */
final class Median {

    private Median() {}

    /** @param values at least one, in any order */
    static double of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return ofSorted(sorted);
    }

    /** @param sorted at least one */
    static double ofSorted(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
