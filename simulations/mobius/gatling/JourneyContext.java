package mobius.gatling;

import java.util.SplittableRandom;
import mobius.config.hocon.Secret;
import mobius.data.Mark;

/**
 * What journeys are made of.
 *
 * @param api requests to the platform
 * @param feeds their data
 * @param think the pauses between them
 * @param password the one password of all test accounts
 * @param mark what everything gets that journeys create
 * @param sessions of the users who were here before
 * @param returningUsers the share of visits that begin with a kept session, from 0 to 1
 */
public record JourneyContext(
        Api api, Feeds feeds, Think think, Secret password, Mark mark, KeptSessions sessions, double returningUsers) {

    /** The same, with requests that are not in the run log. */
    public JourneyContext silently() {
        return with(api.silently());
    }

    /** The same with other requests. */
    public JourneyContext with(Api other) {
        return new JourneyContext(other, feeds, think, password, mark, sessions, returningUsers);
    }

    /** Whether a user is one who returns: drawn from the user's number, so that the same run has the same users again. */
    public boolean isReturning(long user) {
        return new SplittableRandom(think.numberOf(user) * 1_000_003 + 17).nextDouble() < returningUsers;
    }
}
