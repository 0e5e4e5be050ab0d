package mobius.seed.client;

import java.time.Duration;
import mobius.contract.Answer;

/**
 * Sends calls for whoever asks, one after the other for each. It keeps to the pace of all and to the sender's allowance, waits
 * as long as a 429 asks for, and tries again as the platform's own clients do: after 408, 5xx and failures of the network.
 */
public final class RetryingClient {

    private static final int MOST_WAITS = 10;

    private final HttpTransport wire;
    private final ClientRateLimiter pace;
    private final Time time;
    private final Backoff backoff = new Backoff();

    /**
     * A client of one platform.
     *
     * @param pace of all senders together
     */
    public RetryingClient(HttpTransport wire, ClientRateLimiter pace, Time time) {
        this.wire = wire;
        this.pace = pace;
        this.time = time;
    }

    /**
     * The platform's answer, of any status but those after which a call is sent again.
     *
     * @throws SeedingException when there is none in the end
     * @throws AmbiguousOutcome when there is none and the call must not be sent twice
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

    /** The pause before a retry of that number, from 0. */
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

    /** All who share the allowance stand back, or each of them would run into the limit by itself. */
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
