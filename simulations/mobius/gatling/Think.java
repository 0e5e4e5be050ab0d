package mobius.gatling;

import static io.gatling.javaapi.core.CoreDsl.exec;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.SplittableRandom;
import mobius.injectors.InjectorShare;

/**
 * The time in which a user reads and thinks. Pauses are drawn from an exponential distribution that is cut at ten times its
 * mean, as in TPC-W (clause 5.3.1): users who pause in step would arrive as bursts that no real platform sees.
 */
public final class Think {

    private static final double LONGEST_IN_MEANS = 10;

    /** Where a session counts the pauses of its user. */
    private static final String PAUSES = "pauses";

    private final Duration mean;
    private final long seed;
    private final InjectorShare share;

    /**
     * A source of pauses.
     *
     * @param mean the mean pause, zero or more
     * @param seed the same seed gives each user the same pauses again; any other, also the next number, gives unrelated ones
     */
    public Think(Duration mean, long seed) {
        this(mean, seed, InjectorShare.WHOLE);
    }

    /** As {@link #Think(Duration, long)}, for one of several injectors, whose users are others than those of the others. */
    public Think(Duration mean, long seed, InjectorShare share) {
        this.mean = mean;
        this.share = share;
        this.seed = new SplittableRandom(seed).nextLong();
    }

    /** The pause before the next request: another one each time that a user comes by, also in a loop. */
    public ChainBuilder time() {
        return exec(session -> session.set(PAUSES, pauses(session) + 1))
                .pause(session -> pauseOf(numberOf(session.userId()), pauses(session)));
    }

    /**
     * The number of a user among those of all injectors.
     *
     * @param user the number that Gatling gives the user
     */
    long numberOf(long user) {
        return share.user(user);
    }

    private static long pauses(Session session) {
        return session.contains(PAUSES) ? session.getLong(PAUSES) : 0;
    }

    /** Drawn from the user and the step alone, so that it does not depend on the order in which users happen to come. */
    Duration pauseOf(long user, long step) {
        SplittableRandom random = new SplittableRandom(seed ^ (user * 1_000_003 + step));
        double means = Math.min(-Math.log1p(-random.nextDouble()), LONGEST_IN_MEANS);
        return Duration.ofNanos(Math.round(mean.toNanos() * means));
    }
}
