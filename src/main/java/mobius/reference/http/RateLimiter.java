package mobius.reference.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import mobius.reference.settings.TargetSettings;

/**
 * Counts requests by account or address in fixed windows of a minute and an hour. A window starts with the first request after
 * the end of the last one, so that the windows of many clients do not end at the same time. A refused request does not count.
 * Thread-safe.
 */
public final class RateLimiter {

    private final TargetSettings.Limit limit;
    private final InstantSource clock;
    private final Map<Object, Windows> windows = new ConcurrentHashMap<>();

    /**
     * Creates a limiter without requests.
     *
     * @param limit for each client
     * @param clock for the windows
     */
    public RateLimiter(TargetSettings.Limit limit, InstantSource clock) {
        this.limit = limit;
        this.clock = clock;
    }

    /**
     * Admits a request.
     *
     * @param client an account id or an address
     * @return empty if it is admitted, otherwise the time to wait
     */
    public Optional<Duration> admit(Object client) {
        return windows.computeIfAbsent(client, unused -> new Windows()).admit(clock.instant());
    }

    /** The two windows of one client. */
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
