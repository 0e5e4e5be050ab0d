package mobius.reference.api;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import mobius.reference.http.Tokens;
import mobius.reference.store.Ids;

/**
 * Sessions with valid refresh tokens. Each account keeps only its latest ones: a long load test signs in repeatedly and never
 * signs out, and would otherwise look like a memory leak.
 */
final class Sessions {

    private static final int KEPT_PER_ACCOUNT = 32;

    private final Map<UUID, Deque<UUID>> byAccount = new ConcurrentHashMap<>();

    /** Opens a session and closes the oldest one of the account if there are too many. */
    UUID open(UUID account) {
        UUID session = Ids.draw(ThreadLocalRandom.current());
        byAccount.compute(account, (unused, kept) -> with(session, kept == null ? new ArrayDeque<>(2) : kept));
        return session;
    }

    /** Returns true if the session of a refresh token is open. */
    boolean isOpen(Tokens.Bearer bearer) {
        boolean[] open = {false};
        byAccount.computeIfPresent(bearer.account(), (unused, kept) -> {
            open[0] = kept.contains(bearer.session());
            return kept;
        });
        return open[0];
    }

    void close(Tokens.Bearer bearer) {
        byAccount.computeIfPresent(bearer.account(), (unused, kept) -> {
            kept.remove(bearer.session());
            return kept;
        });
    }

    private static Deque<UUID> with(UUID session, Deque<UUID> kept) {
        if (kept.size() == KEPT_PER_ACCOUNT) {
            kept.removeFirst();
        }
        kept.addLast(session);
        return kept;
    }
}
