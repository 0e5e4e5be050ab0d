package mobius.reference.http;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * The accounts that are cached, so that a request need not read them from the database: those that have signed in or sent a
 * request before.
 */
public final class AccountCache {

    private final boolean keeps;
    private final Set<UUID> accounts = ConcurrentHashMap.newKeySet();
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();

    /**
     * Creates an empty cache.
     *
     * @param keeps false for a cache that loses every entry, as under a fault
     */
    public AccountCache(boolean keeps) {
        this.keeps = keeps;
    }

    public void put(UUID account) {
        if (keeps) {
            accounts.add(account);
        }
    }

    /**
     * Looks up an account, and adds it if it is missing.
     *
     * @return true for a hit
     */
    public boolean finds(UUID account) {
        boolean found = accounts.contains(account);
        (found ? hits : misses).increment();
        put(account);
        return found;
    }

    /** Returns the number of look-ups that were hits. */
    long hits() {
        return hits.sum();
    }

    /** Returns the number of look-ups that were misses. */
    long misses() {
        return misses.sum();
    }
}
