package mobius.gatling;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import mobius.contract.SessionTokens;

/**
 * The tokens of the users who were here, as their browsers keep them. A user who returns takes up the session that was idle for
 * the longest. A session has only so many visits in a minute, because at the start of a run there are few of them. Any number of
 * threads may use it.
 */
public final class KeptSessions {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Queue<Kept> kept = new ConcurrentLinkedQueue<>();
    private final int visitsPerMinute;

    /** @param visitsPerMinute how many visits one session has at most, its first one included */
    public KeptSessions(int visitsPerMinute) {
        this.visitsPerMinute = visitsPerMinute;
    }

    /** Sessions for a share of returning users: each has at most twice as many visits as it has on average. */
    public static KeptSessions of(double returningUsers) {
        return new KeptSessions((int) Math.min(Integer.MAX_VALUE, Math.round(2 / (1 - returningUsers))));
    }

    /** One account's session, which several visits may share, as the tabs of a browser do. */
    public static final class Kept {

        private final String email;
        private final AtomicReference<SessionTokens> tokens;
        private final AtomicBoolean refreshing = new AtomicBoolean();
        private final Deque<Instant> visits = new ArrayDeque<>();

        /** @param signedIn when its first visit began */
        public Kept(String email, SessionTokens tokens, Instant signedIn) {
            this.email = email;
            this.tokens = new AtomicReference<>(tokens);
            visits.add(signedIn);
        }

        private synchronized boolean visit(int mostPerMinute, Instant now) {
            while (!visits.isEmpty() && !visits.getFirst().plus(MINUTE).isAfter(now)) {
                visits.removeFirst();
            }
            boolean mayVisit = visits.size() < mostPerMinute;
            if (mayVisit) {
                visits.addLast(now);
            }
            return mayVisit;
        }

        public String email() {
            return email;
        }

        public SessionTokens tokens() {
            return Objects.requireNonNull(tokens.get());
        }

        /** Whether the caller is the one visit that refreshes the tokens now; {@link #refreshedTo} must follow. */
        public boolean beginsToRefresh() {
            return refreshing.compareAndSet(false, true);
        }

        /** Ends a refresh with the tokens that are valid now. */
        public void refreshedTo(SessionTokens valid) {
            tokens.set(valid);
            refreshing.set(false);
        }
    }

    /** Keeps a session for visits to come. */
    public void keep(Kept session) {
        kept.add(session);
    }

    /**
     * The session of a user who returns; empty if none is kept that may be visited now and whose token lasts long enough.
     *
     * @param least how long the access token must still last
     */
    public Optional<Kept> take(Duration least, Instant now) {
        for (int left = kept.size(); left > 0; left--) {
            Kept next = kept.poll();
            if (next == null) {
                return Optional.empty();
            }
            if (!next.tokens().endsWithin(least, now)) {
                kept.add(next);
                if (next.visit(visitsPerMinute, now)) {
                    return Optional.of(next);
                }
            }
        }
        return Optional.empty();
    }
}
