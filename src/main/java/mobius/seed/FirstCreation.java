package mobius.seed;

import java.util.concurrent.locks.ReentrantLock;

/**
 * Holds up all threads of a seeding until one of them has created something that the platform's lists show with its mark: if they
 * do not, one thing was created in vain, and not one for each thread.
 */
final class FirstCreation {

    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean isProven;

    /** Creates something and looks for it. */
    interface Creation<T> {
        T run() throws InterruptedException;
    }

    <T> T prove(Creation<T> creation) throws InterruptedException {
        if (isProven) {
            return creation.run();
        }
        lock.lockInterruptibly();
        try {
            T created = creation.run();
            isProven = true;
            return created;
        } finally {
            lock.unlock();
        }
    }
}
