package mobius.capacity;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Converts a capacity to users and instances.
 *
 * @param thinkTime the mean pause of a user after each request, zero or more
 * @param wanted the load to be carried, in requests per second
 * @param headRoom the reserve above it, 0 or more: 0.3 is 30 %
 * @param instances the number that carries the measured load; empty if unknown
 */
public record Sizing(Duration thinkTime, double wanted, double headRoom, Optional<Integer> instances) {

    private static final double NANOS = 1e9;

    /**
     * The number of users that cause a load, rounded down: the rate times the think time (Little's law). Null if users do not
     * pause.
     */
    public @Nullable Long users(double requestsPerSecond) {
        return thinkTime.isZero() ? null : (Long) (long) Math.floor(requestsPerSecond * thinkTime.toNanos() / NANOS);
    }

    /**
     * The number of instances that carry the wanted load with the reserve, if capacity grows in proportion to instances. Null if
     * the number of measured instances is unknown.
     *
     * @param requestsPerSecond the load carried in the measurement
     */
    public @Nullable Integer needed(double requestsPerSecond) {
        return instances
                .map(measured -> (int) Math.ceil(wanted * (1 + headRoom) / (requestsPerSecond / measured)))
                .orElse(null);
    }
}
