package mobius.capacity;

import java.util.Optional;

/**
 * What capacity and load are counted in, beside requests.
 *
 * @param prices what the platform costs; empty where nobody has told
 * @param sizing who the load comes from and what carries it; empty for a run of which the settings are not known
 */
public record Economy(Optional<Prices> prices, Optional<Sizing> sizing) {

    /** Nothing is known. */
    public static final Economy UNKNOWN = new Economy(Optional.empty(), Optional.empty());
}
