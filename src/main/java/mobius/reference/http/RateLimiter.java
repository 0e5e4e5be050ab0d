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

    /** Counter of requests in a window of fixed length. Not thread-safe. */
    private static final class FixedWindow {

        private final Duration length;
        private final int limit;
        private Instant end = Instant.MIN;
        private int count;

        /**
         * Creates a window that starts with its first request.
         *
         * @param length of the window
         * @param limit the number of requests in it
         */
        FixedWindow(Duration length, int limit) {
            this.length = length;
            this.limit = limit;
        }

        /**
         * Returns the remaining length of a full window; empty if the window has room. Starts a new window if the last one has ended.
         */
        Optional<Duration> wait(Instant now) {
            if (!now.isBefore(end)) {
                end = now.plus(length);
                count = 0;
            }
            return count < limit ? Optional.empty() : Optional.of(Duration.between(now, end));
        }

        /** Counts a request in the present window. */
        void count() {
            count++;
        }
    }
}
