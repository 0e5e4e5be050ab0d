package mobius.seed.client;

import java.time.Duration;
import java.util.SplittableRandom;

/** The pauses of the platform's own clients between two tries: 1 s, doubling to 10 s, and up to a tenth more. */
public final class Backoff {

    /** How often a request is sent again. */
    public static final int RETRIES = 3;

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final double JITTER = 0.1;

    private final SplittableRandom random = new SplittableRandom();

    /** The pause before the retry of that number, from 0. */
    synchronized Duration before(int retry) {
        long doubled = FIRST.toMillis() << Math.min(retry, 4);
        long millis = Math.min(doubled, LONGEST.toMillis());
        return Duration.ofMillis(millis + (long) (millis * JITTER * random.nextDouble()));
    }
}
