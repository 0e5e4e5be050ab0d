package mobius.gatling;

import static io.gatling.javaapi.core.CoreDsl.pause;

import io.gatling.javaapi.core.ChainBuilder;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The time in which a user reads and thinks. Pauses are drawn from an exponential distribution that is cut at ten times its
 * mean, as in TPC-W (clause 5.3.1): users who pause in step would arrive as bursts that no real platform sees.
 */
public final class Think {

    private static final double LONGEST_IN_MEANS = 10;

    private final Duration mean;
    private final long seed;
    private final AtomicLong steps = new AtomicLong();

    /**
     * A source of pauses.
     *
     * @param mean the mean pause, zero or more
     * @param seed the same seed gives each user the same pauses again
     */
    public Think(Duration mean, long seed) {
        this.mean = mean;
        this.seed = seed;
    }

    /** The pause before the next request. */
    public ChainBuilder time() {
        long step = steps.getAndIncrement();
        return pause(session -> pauseOf(session.userId(), step));
    }

    /** Drawn from the user and the step alone, so that it does not depend on the order in which users happen to come. */
    Duration pauseOf(long user, long step) {
        SplittableRandom random = new SplittableRandom(seed ^ (user * 1_000_003 + step));
        double means = Math.min(-Math.log1p(-random.nextDouble()), LONGEST_IN_MEANS);
        return Duration.ofNanos(Math.round(mean.toNanos() * means));
    }
}
