package mobius.capacity;

import java.util.Arrays;
import java.util.List;

/**
 * The least squares for {@link Usl}. The reciprocal of the law is linear, {@code N / X = a + b (N - 1) + c N (N - 1)} with
 * {@code a = 1 / lambda}, {@code b = sigma / lambda}, {@code c = kappa / lambda}; dividing by the measured {@code N / X} makes
 * its residuals relative. With b and c restricted to zero or more, the best solution is the best of the four in which each of
 * them is either free or zero. With so few parameters, all active sets of Lawson and Hanson's NNLS can be tried.
 */
final class UslSquares {

    /** The indexes of the free parameters in each of the four cases. */
    private static final int[][] FREE = {{0}, {0, 1}, {0, 2}, {0, 1, 2}};

    private final double[][] rows;

    UslSquares(List<Usl.Level> levels) {
        rows = levels.stream().map(UslSquares::row).toArray(double[][]::new);
    }

    private static double[] row(Usl.Level level) {
        double n = level.inFlight();
        double scale = level.perSecond() / n;
        return new double[] {scale, (n - 1) * scale, n * (n - 1) * scale};
    }

    /** The best a, b and c. */
    double[] least() {
        double[] best = new double[3];
        double least = Double.POSITIVE_INFINITY;
        for (int[] free : FREE) {
            double[] solution = solve(free);
            double residual = residual(solution);
            if (Arrays.stream(solution).allMatch(value -> value >= 0) && residual < least) {
                best = solution;
                least = residual;
            }
        }
        return best;
    }

    private double residual(double[] solution) {
        return Arrays.stream(rows)
                .mapToDouble(row -> 1 - row[0] * solution[0] - row[1] * solution[1] - row[2] * solution[2])
                .map(each -> each * each)
                .sum();
    }

    /**
     * Solves the normal equations for the free parameters by elimination; the others are zero. Columns are scaled to length 1,
     * because their magnitudes differ widely.
     */
    private double[] solve(int[] free) {
        int size = free.length;
        double[][] equations = new double[size][size + 1];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                equations[i][j] = product(free[i], free[j]);
            }
            equations[i][size] = sum(free[i]);
        }
        double[] reduced = eliminate(equations);
        double[] solution = new double[3];
        for (int i = 0; i < size; i++) {
            solution[free[i]] = reduced[i] / length(free[i]);
        }
        return solution;
    }

    private double product(int i, int j) {
        return Arrays.stream(rows).mapToDouble(row -> row[i] * row[j]).sum() / length(i) / length(j);
    }

    private double sum(int i) {
        return Arrays.stream(rows).mapToDouble(row -> row[i]).sum() / length(i);
    }

    private double length(int i) {
        return Math.sqrt(Arrays.stream(rows).mapToDouble(row -> row[i] * row[i]).sum());
    }

    /** Gauss-Jordan elimination. The matrix is positive definite, so no pivoting is needed. */
    private static double[] eliminate(double[][] equations) {
        int size = equations.length;
        for (int pivot = 0; pivot < size; pivot++) {
            for (int row = 0; row < size; row++) {
                double factor = row == pivot ? 0 : equations[row][pivot] / equations[pivot][pivot];
                for (int column = pivot; column <= size; column++) {
                    equations[row][column] -= factor * equations[pivot][column];
                }
            }
        }
        double[] solution = new double[size];
        for (int i = 0; i < size; i++) {
            solution[i] = equations[i][size] / equations[i][i];
        }
        return solution;
    }
}
