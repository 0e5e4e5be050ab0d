package mobius.seed.client;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * The pauses of the platform's own web client between two tries: 1 s, doubling up to 10 s, plus up to 10 % at random.
 * Thread-safe.
 */
public final class Backoff {

    /** How many times a request is sent again, so that it is sent one time more in total. */
    public static final int RETRIES = 3;

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final double JITTER = 0.1;

    private final SplittableRandom random = new SplittableRandom();

    /**
     * The pause before a retry.
     *
     * @param retry its number, from 0
     */
    synchronized Duration before(int retry) {
        long doubled = FIRST.toMillis() << Math.min(retry, 4);
        long millis = Math.min(doubled, LONGEST.toMillis());
        return Duration.ofMillis(millis + (long) (millis * JITTER * random.nextDouble()));
    }
}
