package mobius.reference.http;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** The accounts that need not be read from the database: whoever has signed in, or sent a request before. */
public final class AccountCache {

    private final boolean keeps;
    private final Set<UUID> accounts = ConcurrentHashMap.newKeySet();
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();

    /**
     * @param keeps whether what is put into it is in it afterwards
     */
    public AccountCache(boolean keeps) {
        this.keeps = keeps;
    }

    public void put(UUID account) {
        if (keeps) {
            accounts.add(account);
        }
    }

    /** Looks for the account, and puts it in where it is not there. */
    public boolean finds(UUID account) {
        boolean found = accounts.contains(account);
        (found ? hits : misses).increment();
        put(account);
        return found;
    }

    /** How many look-ups found what they looked for. */
    long hits() {
        return hits.sum();
    }

    long misses() {
        return misses.sum();
    }
}
