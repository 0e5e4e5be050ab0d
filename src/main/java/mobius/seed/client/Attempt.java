package mobius.seed.client;

import java.time.Duration;
import java.util.Optional;
import mobius.contract.Answer;

/** The result of sending a call once. */
sealed interface Attempt {

    /** A response to act on, with any status except those of the other results. */
    record Answered(Answer answer) implements Attempt {}

    /**
     * A response of the rate limit.
     *
     * @param asked how long to wait before the next try; empty if the response does not state it
     */
    record Throttled(Optional<Duration> asked) implements Attempt {}

    /**
     * No usable response: a failure of the network, 408 or 5xx.
     *
     * @param what happened, as text for messages
     */
    record Failed(String what) implements Attempt {}
}
