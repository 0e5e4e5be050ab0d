package mobius.production;

import java.util.Arrays;

/**
 * Finds how often each of several causes must have happened for the counts that were seen: the non-negative numbers that make
 * counts of independent (Poisson) events likeliest. Unlike least squares it does not let the busiest endpoints decide alone, and a
 * cause that leaves no count as it should does not become negative but rare.
 *
 * <p>The updates are those of Shepp and Vardi, "Maximum Likelihood Reconstruction for Emission Tomography", IEEE Transactions on
 * Medical Imaging 1 (1982): each raises the likelihood, and keeps the sum of the expected counts at that of the seen ones.
 */
final class PoissonFit {

    private static final int MOST_UPDATES = 50_000;
    private static final double SMALLEST_CHANGE = 1e-12;

    private final double[][] effects;
    private final double[] counts;
    private final double[] effectsOfCause;

    private PoissonFit(double[][] effects, double[] counts) {
        this.effects = effects;
        this.counts = counts;
        this.effectsOfCause = new double[effects[0].length];
        for (double[] row : effects) {
            Arrays.setAll(effectsOfCause, cause -> effectsOfCause[cause] + row[cause]);
        }
    }

    /**
     * How often each cause happened.
     *
     * @param effects how much each cause, once, adds to a count: a row for each count, a column for each cause; 0 or more
     * @param counts that were seen, 0 or more; one to which no cause adds says nothing
     */
    static double[] causes(double[][] effects, double[] counts) {
        return new PoissonFit(effects, counts).solve();
    }

    /** The counts that so many causes make. */
    static double[] expected(double[][] effects, double[] causes) {
        double[] expected = new double[effects.length];
        for (int row = 0; row < effects.length; row++) {
            for (int cause = 0; cause < causes.length; cause++) {
                expected[row] += effects[row][cause] * causes[cause];
            }
        }
        return expected;
    }

    private double[] solve() {
        double[] causes = new double[effectsOfCause.length];
        double all = Arrays.stream(counts).sum();
        Arrays.setAll(causes, cause -> effectsOfCause[cause] > 0 ? all / causes.length : 0);
        for (int update = 0; update < MOST_UPDATES; update++) {
            if (update(causes) <= SMALLEST_CHANGE * all) {
                break;
            }
        }
        return causes;
    }

    /** Gives the largest change. */
    private double update(double[] causes) {
        double[] expected = expected(effects, causes);
        double largest = 0;
        for (int cause = 0; cause < causes.length; cause++) {
            if (effectsOfCause[cause] > 0) {
                double next = causes[cause] * missing(cause, expected) / effectsOfCause[cause];
                largest = Math.max(largest, Math.abs(next - causes[cause]));
                causes[cause] = next;
            }
        }
        return largest;
    }

    private double missing(int cause, double[] expected) {
        double sum = 0;
        for (int row = 0; row < counts.length; row++) {
            if (effects[row][cause] > 0 && expected[row] > 0) {
                sum += effects[row][cause] * counts[row] / expected[row];
            }
        }
        return sum;
    }
}
