package mobius.seed;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import mobius.seed.client.SeedingException;
import org.jspecify.annotations.Nullable;

/**
 * Makes the threads of a seeding wait until the first item of each kind has been created and has appeared, with its mark, in the
 * platform's list. If the list does not show it, only one item was created in vain, and not one for each thread. Thread-safe.
 */
final class FirstCreation {

    /** Held during the first creation of any kind. */
    private final ReentrantLock lock = new ReentrantLock();
    /** The lists that have shown a created item. */
    private final Set<String> proven = ConcurrentHashMap.newKeySet();

    private @Nullable SeedingException failure;

    /** Creates an item and verifies that the platform lists it. */
    interface Creation<T> {
        T run() throws InterruptedException;
    }

    /**
     * Runs a creation, while no other thread does if it is the first for this list.
     *
     * @param list the list that must show the created item, such as {@code GET /projects}
     * @throws SeedingException if the first creation fails, or one has failed before; after a failure no unverified creation runs
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
