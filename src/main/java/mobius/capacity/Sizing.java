package mobius.capacity;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a capacity means for users and for instances.
 *
 * @param thinkTime the mean pause of a user after each request, zero or more
 * @param wanted the load that is to be carried, in requests per second
 * @param headRoom how much more than that must be possible, from 0: 0.3 is 30 %
 * @param instances how many instances carry the load that was measured; empty where nobody has said so
 */
public record Sizing(Duration thinkTime, double wanted, double headRoom, Optional<Integer> instances) {

    private static final double NANOS = 1e9;

    /** How many users send a load: its rate times their pause (Little's law). Null where they make no pause. */
    public @Nullable Long users(double requestsPerSecond) {
        return thinkTime.isZero() ? null : (Long) (long) Math.floor(requestsPerSecond * thinkTime.toNanos() / NANOS);
    }

    /**
     * How many instances carry what is wanted, with head room, if more of them carry more in proportion. Null where the number
     * of those that were measured is not known.
     *
     * @param requestsPerSecond what was carried
     */
    public @Nullable Integer needed(double requestsPerSecond) {
        return instances
                .map(measured -> (int) Math.ceil(wanted * (1 + headRoom) / (requestsPerSecond / measured)))
                .orElse(null);
    }
}
