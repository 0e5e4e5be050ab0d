package mobius.workload;

/**
 * A load that goes in a straight line from one multiple of the expected peak to another (1.0 is "1x").
 *
 * @param from the load at its start, zero or more
 * @param to the load at its end, likewise
 */
public record Ramp(double from, double to) {

    public Ramp {
        require(from);
        require(to);
    }

    private static void require(double multiple) {
        if (!(multiple >= 0 && Double.isFinite(multiple))) {
            throw new IllegalArgumentException("a load must be 0 or more times the peak, not " + multiple);
        }
    }

    /** Whether the load stays the same from start to end. */
    public boolean staysLevel() {
        return from == to;
    }

    /** Whether nobody arrives. */
    public boolean offersNothing() {
        return from == 0 && to == 0;
    }

    /** The higher of both at the start, and at the end. */
    Ramp upperEdge(Ramp other) {
        return new Ramp(Math.max(from, other.from), Math.max(to, other.to));
    }

    /** The mean load between two shares of its time, from 0 to 1: that of a straight line is the mean of its ends. */
    double mean(double start, double end) {
        return from + (to - from) * (start + end) / 2;
    }
}
