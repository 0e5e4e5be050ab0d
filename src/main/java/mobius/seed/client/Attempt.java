package mobius.seed.client;

import java.time.Duration;
import java.util.Optional;
import mobius.contract.Answer;

/** What came of sending a call once. */
sealed interface Attempt {

    /** An answer to act on, whatever its status. */
    record Answered(Answer answer) implements Attempt {}

    /** The rate limit, and how long it asks to wait where it says so. */
    record Throttled(Optional<Duration> asked) implements Attempt {}

    /** Nothing to act on: what happened, for people. */
    record Failed(String what) implements Attempt {}
}
