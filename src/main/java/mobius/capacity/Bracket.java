package mobius.capacity;

import org.jspecify.annotations.Nullable;

/**
 * Between which loads the highest one lies at which every budget held, in requests per second.
 *
 * @param low its lower end; null where no load is known to hold
 * @param high its upper end; null where no load is known to break a budget
 */
public record Bracket(@Nullable Double low, @Nullable Double high) {

    /** Nothing is known. */
    public static final Bracket UNKNOWN = new Bracket(null, null);

    public Bracket {
        if (low != null && high != null && low > high) {
            throw new IllegalArgumentException("a bracket from " + low + " to " + high + " has its ends mixed up");
        }
    }

    /** So much wider than its lower end, from 0: 0.1 is 10 %; null where it has no two ends. */
    public @Nullable Double width() {
        return low == null || high == null ? null : (Double) (high / low - 1);
    }

    /** The same of another unit of load. */
    Bracket times(double factor) {
        return new Bracket(
                low == null ? null : (Double) (low * factor), high == null ? null : (Double) (high * factor));
    }

    /**
     * The bracket of this width around a load.
     *
     * @param below how much of it lies below the load, from 0 to 1, by ratios
     */
    static Bracket around(double requestsPerSecond, double width, double below) {
        double low = requestsPerSecond / Math.pow(1 + width, below);
        return new Bracket(low, low * (1 + width));
    }
}
