package mobius.production;

import java.util.Arrays;

/**
 * Estimates how often each of several causes occurred from the counts that were observed: the non-negative numbers with the
 * maximum likelihood if the counts are independent and Poisson distributed. Unlike with least squares, the busiest endpoints do
 * not decide alone, and a cause that does not fit the counts becomes rare instead of negative.
 *
 * <p>The updates are those of L. A. Shepp and Y. Vardi, "Maximum Likelihood Reconstruction for Emission Tomography", IEEE
 * Transactions on Medical Imaging 1 (1982). Each update raises the likelihood, and keeps the sum of the expected counts equal to
 * the sum of the observed ones.
 */
final class PoissonFit {

    private static final int MOST_UPDATES = 50_000;
    /** The largest change of a cause in one update at which the fit has converged, as a share of all counts. */
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
     * Estimates how often each cause occurred.
     *
     * @param effects how much one occurrence of a cause adds to a count, 0 or more: a row for each count, a column for each cause
     * @param counts as observed, 0 or more; a count to which no cause adds has no influence
     */
    static double[] causes(double[][] effects, double[] counts) {
        return new PoissonFit(effects, counts).solve();
    }

    /** The counts that result from the causes. */
    static double[] expected(double[][] effects, double[] causes) {
        double[] expected = new double[effects.length];
        for (int row = 0; row < effects.length; row++) {
            for (int cause = 0; cause < causes.length; cause++) {
                expected[row] += effects[row][cause] * causes[cause];
            }
        }
        return expected;
    }

    /**
     * Updates until the fit converges, at most a fixed number of times. All causes start equal; one without effects stays at 0.
     */
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

    /**
     * Updates all causes once.
     *
     * @return the largest change
     */
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

    /** The sum, over the counts, of the effect of the cause times the ratio of the observed to the expected count. */
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
