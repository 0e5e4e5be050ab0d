package mobius.capacity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Estimates the load at which the budget utilisation ({@code strain}) is 1, by a straight line through the logarithms of load and
 * utilisation, fitted to the nearest steps. Whether a single step near the capacity holds is partly chance, because a queue
 * changes slowly when the load is close to its limit. The utilisation is more informative: it shows how close a step was, and
 * neighbouring steps contribute to the estimate.
 */
final class Crossing {

    /**
     * The distance, in widths of the bracket, at which a step has the weight exp(-1/2). Over a longer distance the utilisation is
     * not a straight line, and over a shorter one there are too few steps.
     */
    private static final double REACH = 1.2;

    /**
     * Limits on the slope: the increase of the utilisation in percent for 1 % more load. It does increase, and steps cannot
     * resolve a steeper increase.
     */
    private static final double FLATTEST = 2.5;

    private static final double STEEPEST = 20;
    /** The number of fits, each around the estimate of the previous one. */
    private static final int ROUNDS = 8;
    /** The longest move of the estimate in one round, as a logarithm of load. */
    private static final double LONGEST_MOVE = 0.1;

    /** How far the estimate may lie outside the loads that held and broke, as a ratio. */
    private static final double BEYOND = 0.03;

    private Crossing() {}

    /**
     * Estimates the planned load at which the utilisation is 1.
     *
     * @param low the highest planned load at which the budgets held
     * @param high the lowest planned load above it at which one did not
     * @param width of the requested bracket, above 0
     */
    static double of(List<StepResult> steps, double low, double high, double width) {
        double crossing = Math.sqrt(low * high);
        for (int round = 0; round < ROUNDS; round++) {
            double move = new Line(steps, crossing, REACH * width).zero();
            crossing *= Math.exp(Math.max(-LONGEST_MOVE, Math.min(LONGEST_MOVE, move)));
        }
        return Math.max(low * (1 - BEYOND), Math.min(high * (1 + BEYOND), crossing));
    }

    /** The line near a load, by weighted least squares. */
    private static final class Line {

        private double weights;
        private double x;
        private double y;
        private double xx;
        private double xy;

        Line(List<StepResult> steps, double centre, double reach) {
            for (StepResult step : steps) {
                add(step, centre, reach);
            }
        }

        /**
         * Adds a step. Its weight grows with its duration, and falls with the distance of its load from the centre and of its
         * utilisation from 1.
         */
        private void add(StepResult step, double centre, double reach) {
            Double strain = usable(step);
            if (strain == null) {
                return;
            }
            double distance = Math.log(step.planned() / centre);
            double height = Math.log(strain);
            double near = Math.exp(-distance * distance / (2 * reach * reach));
            double weight = near * step.hold().toMillis() / (1 + height * height);
            weights += weight;
            x += weight * distance;
            y += weight * height;
            xx += weight * distance * distance;
            xy += weight * distance * height;
        }

        /** The utilisation of a step; null if the step cannot be trusted or has no utilisation. */
        private static @Nullable Double usable(StepResult step) {
            Double strain = step.strain();
            return step.isTrusted() && strain != null && strain > 0 ? strain : null;
        }

        /** The distance from the centre to the zero of the line, as a logarithm of load. */
        double zero() {
            if (weights == 0) {
                return 0;
            }
            double spread = xx - x * x / weights;
            double slope = spread > 0 ? (xy - x * y / weights) / spread : FLATTEST;
            double steep = Math.max(FLATTEST, Math.min(STEEPEST, slope));
            return x / weights - y / weights / steep;
        }
    }
}
