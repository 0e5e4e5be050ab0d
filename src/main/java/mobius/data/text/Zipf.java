package mobius.data.text;

import java.util.Arrays;

/** Zipf's law with exponent 1: rank r, counted from 1, is drawn with a probability proportional to 1/r. */
public final class Zipf {

    private final double[] cumulated;

    /**
     * Creates the distribution.
     *
     * @param ranks the number of ranks, at least 1
     */
    public Zipf(int ranks) {
        cumulated = new double[ranks];
        double sum = 0;
        for (int rank = 1; rank <= ranks; rank++) {
            sum += 1.0 / rank;
            cumulated[rank - 1] = sum;
        }
    }

    /** Draws an index from 0, the most frequent, to the number of ranks (exclusive). */
    public int draw(Draws draws) {
        double point = draws.unit() * cumulated[cumulated.length - 1];
        int found = Arrays.binarySearch(cumulated, point);
        // A point exactly on a boundary belongs to the rank that begins there.
        return found >= 0 ? found + 1 : -found - 1;
    }
}
