package mobius.capacity;

import org.jspecify.annotations.Nullable;

/**
 * The loads between which the highest one lies at which every budget holds, in requests per second.
 *
 * @param low its lower end; null if no load is known to hold
 * @param high its upper end; null if no load is known to exceed a budget
 */
public record Bracket(@Nullable Double low, @Nullable Double high) {

    /** Both ends are unknown. */
    public static final Bracket UNKNOWN = new Bracket(null, null);

    /**
     * Checks the order of the ends.
     *
     * @throws IllegalArgumentException if the lower end is above the upper one
     */
    public Bracket {
        if (low != null && high != null && low > high) {
            throw new IllegalArgumentException("a bracket from " + low + " to " + high + " has its ends mixed up");
        }
    }

    /** The width relative to the lower end, 0 or more: 0.1 is 10 %; null if an end is unknown. */
    public @Nullable Double width() {
        return low == null || high == null ? null : (Double) (high / low - 1);
    }

    /** The bracket in another unit of load. */
    Bracket times(double factor) {
        return new Bracket(
                low == null ? null : (Double) (low * factor), high == null ? null : (Double) (high * factor));
    }

    /**
     * Creates the bracket of a width around a load.
     *
     * @param below the part of it below the load, from 0 to 1, on a logarithmic scale
     */
    static Bracket around(double requestsPerSecond, double width, double below) {
        double low = requestsPerSecond / Math.pow(1 + width, below);
        return new Bracket(low, low * (1 + width));
    }
}
