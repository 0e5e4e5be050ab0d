package mobius.capacity;

import java.util.Optional;

/**
 * The units, other than requests, in which capacity and load are reported.
 *
 * @param prices the cost of the platform; empty if it is not configured
 * @param sizing the users behind a load and the instances that carry it; empty for a run whose settings are unknown
 */
public record Economy(Optional<Prices> prices, Optional<Sizing> sizing) {

    /** Neither prices nor sizing are known. */
    public static final Economy UNKNOWN = new Economy(Optional.empty(), Optional.empty());
}
