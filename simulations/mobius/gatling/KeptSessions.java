package mobius.gatling;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import mobius.contract.SessionTokens;

/**
 * The tokens of the users who were here, as their browsers keep them. A user who returns takes up the session that was idle for
 * the longest, so that all accounts are used evenly. Any number of threads may use it.
 */
public final class KeptSessions {

    private final Queue<Kept> kept = new ConcurrentLinkedQueue<>();

    /** One account's session, which several visits may share, as the tabs of a browser do. */
    public static final class Kept {

        private final String email;
        private final AtomicReference<SessionTokens> tokens;
        private final AtomicBoolean refreshing = new AtomicBoolean();

        public Kept(String email, SessionTokens tokens) {
            this.email = email;
            this.tokens = new AtomicReference<>(tokens);
        }

        public String email() {
            return email;
        }

        public SessionTokens tokens() {
            return tokens.get();
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
     * The session of a user who returns; empty if none is kept whose token lasts that long.
     *
     * @param least how long the access token must still last
     */
    public Optional<Kept> take(Duration least, Instant now) {
        for (Kept next = kept.poll(); next != null; next = kept.poll()) {
            if (!next.tokens().endsWithin(least, now)) {
                kept.add(next);
                return Optional.of(next);
            }
        }
        return Optional.empty();
    }
}
