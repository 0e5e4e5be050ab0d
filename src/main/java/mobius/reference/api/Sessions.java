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
 * The sign-ins whose refresh tokens are good. An account keeps its latest few, so that a long load test, which signs in
 * again and again and never out, does not look like a leak.
 */
final class Sessions {

    private static final int KEPT_PER_ACCOUNT = 32;

    private final Map<UUID, Deque<UUID>> byAccount = new ConcurrentHashMap<>();

    /** A new session, for which the oldest one ends where there are too many. */
    UUID open(UUID account) {
        UUID session = Ids.draw(ThreadLocalRandom.current());
        byAccount.compute(account, (unused, kept) -> with(session, kept == null ? new ArrayDeque<>(2) : kept));
        return session;
    }

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
