package mobius.reference.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import mobius.reference.settings.TargetSettings;

/**
 * Counts requests of accounts or of addresses in fixed windows of a minute and of an hour. A window starts with the first
 * request after the last window ended, so that the windows of many users do not all end together. A request that is
 * refused does not count.
 */
public final class RateLimiter {

    private final TargetSettings.Limit limit;
    private final InstantSource clock;
    private final Map<Object, Windows> windows = new ConcurrentHashMap<>();

    public RateLimiter(TargetSettings.Limit limit, InstantSource clock) {
        this.limit = limit;
        this.clock = clock;
    }

    /** Admits a request of the account or address, or says how long it has to wait. */
    public Optional<Duration> admit(Object client) {
        return windows.computeIfAbsent(client, unused -> new Windows()).admit(clock.instant());
    }

    private final class Windows {

        private final FixedWindow minute = new FixedWindow(Duration.ofMinutes(1), limit.perMinute());
        private final FixedWindow hour = new FixedWindow(Duration.ofHours(1), limit.perHour());

        synchronized Optional<Duration> admit(Instant now) {
            Optional<Duration> wait = hour.wait(now).or(() -> minute.wait(now));
            if (wait.isEmpty()) {
                minute.count();
                hour.count();
            }
            return wait;
        }
    }
}
