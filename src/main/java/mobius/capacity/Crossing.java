package mobius.capacity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the strain crosses 1: a straight line through the logarithms of load and strain, fitted to the steps nearest to it. A
 * single step near the capacity holds or breaks by chance (a queue in which the load is close to the limit changes slowly), but
 * its strain tells how close it was, and the neighbours of a step tell about it, too.
 */
final class Crossing {

    /**
     * Steps so many widths of the bracket away count by exp(-1/2): over a longer way the strain is no straight line, and over a
     * shorter one there are too few steps.
     */
    private static final double REACH = 1.2;

    /** What a strain rises by for 1 % of load, in per cent: it rises, and cannot be more sudden than steps can tell. */
    private static final double FLATTEST = 2.5;

    private static final double STEEPEST = 20;
    private static final int ROUNDS = 8;
    private static final double LONGEST_MOVE = 0.1;

    /** Farther outside the loads that held and broke the line is not believed. */
    private static final double BEYOND = 0.03;

    private Crossing() {}

    /**
     * The planned load at which the strain is 1.
     *
     * @param low the highest planned load at which budgets held, as a beginning
     * @param high the lowest one above it at which one did not
     * @param width of the bracket that is asked for, above 0
     */
    static double of(List<StepResult> steps, double low, double high, double width) {
        double crossing = Math.sqrt(low * high);
        for (int round = 0; round < ROUNDS; round++) {
            double move = new Line(steps, crossing, REACH * width).zero();
            crossing *= Math.exp(Math.max(-LONGEST_MOVE, Math.min(LONGEST_MOVE, move)));
        }
        return Math.max(low * (1 - BEYOND), Math.min(high * (1 + BEYOND), crossing));
    }

    /** The line around a load, by weighted least squares. */
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

        private static @Nullable Double usable(StepResult step) {
            Double strain = step.strain();
            return step.isTrusted() && strain != null && strain > 0 ? strain : null;
        }

        /** How far from the centre the line is at zero, as a logarithm. */
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
