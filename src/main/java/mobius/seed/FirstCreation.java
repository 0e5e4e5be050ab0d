package mobius.seed;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import mobius.seed.client.SeedingException;
import org.jspecify.annotations.Nullable;

/**
 * Holds up all threads of a seeding until one of them has created something that the platform's lists show with its mark. If they
 * do not, one thing was created in vain, and not one for each thread.
 */
final class FirstCreation {

    private final ReentrantLock lock = new ReentrantLock();
    private final Set<String> proven = ConcurrentHashMap.newKeySet();
    private @Nullable SeedingException failure;

    /** Creates something and looks for it. */
    interface Creation<T> {
        T run() throws InterruptedException;
    }

    /**
     * Runs it, alone if it is the first of its kind.
     *
     * @param list that must show what is created
     * @throws SeedingException of this creation or an earlier one, after which none is run
     */
    <T> T prove(String list, Creation<T> creation) throws InterruptedException {
        if (proven.contains(list)) {
            return creation.run();
        }
        lock.lockInterruptibly();
        try {
            if (failure != null) {
                throw failure;
            }
            T created = creation.run();
            proven.add(list);
            return created;
        } catch (SeedingException unproven) {
            failure = unproven;
            throw unproven;
        } finally {
            lock.unlock();
        }
    }
}
