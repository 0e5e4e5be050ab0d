package mobius.workload;

/**
 * A load that changes linearly from one multiple of the expected peak to another (1.0 is "1x").
 *
 * @param from the load at its start, zero or more
 * @param to the load at its end, zero or more
 */
public record Ramp(double from, double to) {

    /**
     * Checks the loads.
     *
     * @throws IllegalArgumentException if a load is below zero or not finite
     */
    public Ramp {
        require(from);
        require(to);
    }

    private static void require(double multiple) {
        if (!(multiple >= 0 && Double.isFinite(multiple))) {
            throw new IllegalArgumentException("a load must be 0 or more times the peak, not " + multiple);
        }
    }

    /** Whether the load stays constant. */
    public boolean staysLevel() {
        return from == to;
    }

    /** Whether no users arrive. */
    public boolean offersNothing() {
        return from == 0 && to == 0;
    }

    /** The ramp between the higher of both loads at the start and the higher of both at the end. */
    Ramp upperEdge(Ramp other) {
        return new Ramp(Math.max(from, other.from), Math.max(to, other.to));
    }

    /**
     * The mean load over a part of the ramp: on a straight line, the mean of the loads at both ends.
     *
     * @param start of the part, as a share of the ramp's duration, from 0 to 1
     * @param end of the part, from {@code start} to 1
     */
    double mean(double start, double end) {
        return from + (to - from) * (start + end) / 2;
    }
}
