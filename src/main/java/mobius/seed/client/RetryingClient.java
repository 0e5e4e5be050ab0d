package mobius.seed.client;

import java.time.Duration;
import mobius.contract.Answer;

/**
 * Sends calls and retries them. Each call waits for the pace of all senders and for the rate limit of its own sender. After a 429
 * it waits as long as the response asks for. After 408, 5xx and network failures it retries as the platform's own clients do.
 * Thread-safe; {@code send} blocks.
 */
public final class RetryingClient {

    /** How many times a call waits after a 429 before it fails. */
    private static final int MOST_WAITS = 10;

    private final HttpTransport wire;
    private final ClientRateLimiter pace;
    private final Time time;
    private final Backoff backoff = new Backoff();

    /**
     * Creates a client of one platform.
     *
     * @param pace limits all senders together
     */
    public RetryingClient(HttpTransport wire, ClientRateLimiter pace, Time time) {
        this.wire = wire;
        this.pace = pace;
        this.time = time;
    }

    /**
     * Sends a call until there is a response to act on.
     *
     * @param sender the rate limiter of the account or address that sends the call
     * @return the platform's response, with any status except 429, 408 and 5xx
     * @throws SeedingException if all tries fail, or the rate limit refuses the call too often
     * @throws AmbiguousOutcome if a call that must not be sent twice gets no response
     */
    public Answer send(Call call, ClientRateLimiter sender) throws InterruptedException {
        int waits = 0;
        int retries = 0;
        while (true) {
            Attempt attempt = attempt(call, sender);
            if (attempt instanceof Attempt.Answered answered) {
                return answered.answer();
            }
            if (attempt instanceof Attempt.Throttled throttled) {
                standBack(call, sender, throttled, waits++);
            } else if (attempt instanceof Attempt.Failed failed) {
                tryAgain(call, failed, retries++);
            }
        }
    }

    /**
     * Sleeps for the back-off time of a retry.
     *
     * @param retry its number, from 0
     */
    public void pauseBefore(int retry) throws InterruptedException {
        time.pause(backoff.before(retry));
    }

    private Attempt attempt(Call call, ClientRateLimiter sender) throws InterruptedException {
        waitFor(sender);
        waitFor(pace);
        return wire.send(call);
    }

    private void waitFor(ClientRateLimiter allowance) throws InterruptedException {
        long now = time.nanos();
        long at = allowance.take(now);
        if (at > now) {
            time.pause(Duration.ofNanos(at - now));
        }
    }

    /** Stops all senders that share the limiter; otherwise each would exceed the limit once more on its own. */
    private void standBack(Call call, ClientRateLimiter sender, Attempt.Throttled throttled, int waits) {
        if (waits == MOST_WAITS) {
            throw new SeedingException(wire.name(call) + " was refused by the rate limit (429) " + (waits + 1)
                    + " times in a row; set mobius.target.limits to the platform's limits, and stop other programs that use them."
                    + " Run the command again to continue from here");
        }
        Duration wait = throttled.asked().orElseGet(() -> backoff.before(waits));
        sender.pauseUntil(time.nanos() + wait.toNanos());
    }

    private void tryAgain(Call call, Attempt.Failed failed, int retries) throws InterruptedException {
        if (!call.repeatable()) {
            throw new AmbiguousOutcome(silence(call, failed, 1));
        }
        if (retries == Backoff.RETRIES) {
            throw new SeedingException(silence(call, failed, retries + 1));
        }
        pauseBefore(retries);
    }

    private String silence(Call call, Attempt.Failed failed, int times) {
        return wire.name(call) + " failed " + (times == 1 ? "" : times + " times in a row ") + "(" + failed.what()
                + "); start the platform there, or set mobius.target.base-url to its address. Run the"
                + " command again to continue from here";
    }
}
