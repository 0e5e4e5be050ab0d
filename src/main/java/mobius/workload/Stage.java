package mobius.workload;

import java.time.Duration;

/**
 * One stretch of a plan, in which the load goes in a straight line from one multiple of the peak to another.
 *
 * @param name what the stage is called in reports, for example {@code warm-up} or {@code peak}
 * @param duration how long it lasts, above zero
 * @param from the load at its start as a multiple of the expected peak (1.0 is "1x"), zero or more
 * @param to the load at its end, likewise
 * @param measured whether its requests count for the verdict; warm-up and ramps do not
 */
public record Stage(String name, Duration duration, double from, double to, boolean measured) {

    public Stage {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a stage needs a name");
        }
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException("stage " + name + " must last longer than zero, not " + duration);
        }
        requireMultiple(name, from);
        requireMultiple(name, to);
    }

    private static void requireMultiple(String name, double multiple) {
        if (!(multiple >= 0 && Double.isFinite(multiple))) {
            throw new IllegalArgumentException("stage " + name + " needs a load of 0 or more, not " + multiple);
        }
    }

    /** Whether the load stays the same from start to end. */
    public boolean isLevel() {
        return from == to;
    }

    /** The load after {@code elapsed} of this stage, as a multiple of the peak. */
    double loadAfter(Duration elapsed) {
        double share = (double) elapsed.toNanos() / duration.toNanos();
        return from + (to - from) * share;
    }
}
