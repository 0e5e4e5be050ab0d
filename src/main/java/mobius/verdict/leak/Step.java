package mobius.verdict.leak;

/**
 * Detects a single rise, after which a series stays at its new level. This is not growth, but with few long blocks it can be
 * significant as a trend.
 */
final class Step {

    /**
     * Required improvement: when noise hides the shape, two levels fit about as well as a line, which is no evidence of a step.
     */
    private static final double CLEARLY = 0.5;

    private Step() {}

    /** Returns true if two consecutive levels leave less than half of the sum of squared residuals of a line. */
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

    /** Sum of the squared deviations of a range from its mean. */
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
