package mobius.verdict.leak;

/** A series that rose once and stays there does not grow; blocks that are few and long make a trend of it now and then. */
final class Step {

    /** Where noise hides the shape, two levels fit about as well as a line: that is no sign of a step. */
    private static final double CLEARLY = 0.5;

    private Step() {}

    /** Whether two levels, one after the other, leave less than half of what a line leaves over, in squares. */
    static boolean fitsBetterThanALine(Blocks blocks) {
        double[] values = blocks.values();
        double least = Double.POSITIVE_INFINITY;
        for (int split = 1; split < values.length; split++) {
            least = Math.min(least, squares(values, 0, split) + squares(values, split, values.length));
        }
        double line = 0;
        for (double residual : blocks.line().residuals()) {
            line += residual * residual;
        }
        return least < CLEARLY * line;
    }

    /** Of the deviations from the mean of some. */
    private static double squares(double[] values, int from, int to) {
        double mean = 0;
        for (int i = from; i < to; i++) {
            mean += values[i] / (to - from);
        }
        double squares = 0;
        for (int i = from; i < to; i++) {
            squares += (values[i] - mean) * (values[i] - mean);
        }
        return squares;
    }
}
