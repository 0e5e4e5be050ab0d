package mobius.seed;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import mobius.contract.UnexpectedAnswer;
import mobius.seed.client.SeedingException;

/** Processes many items with a fixed number of threads. The first failure ends the work. */
final class WorkerPool {

    /** How long to wait for running requests after a failure. */
    private static final long SECONDS_TO_STOP = 10;

    private final int hands;

    /**
     * Creates a pool.
     *
     * @param hands the number of threads, at least 1
     */
    WorkerPool(int hands) {
        this.hands = hands;
    }

    /** Supplies items in their order; must be thread-safe. */
    interface Source<T> {
        /** The next item; empty if there are no more. */
        Optional<T> next() throws IOException;
    }

    /** Processes one item; must be thread-safe. */
    interface Work<T> {
        void on(T item) throws InterruptedException;
    }

    /**
     * Processes items until the source is empty.
     *
     * @throws SeedingException for the first item that fails, or if the source cannot be read; the threads that process other
     *     items are interrupted
     */
    <T> void work(Source<T> items, Work<T> work) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(hands);
        try {
            CompletionService<Boolean> shifts = new ExecutorCompletionService<>(threads);
            for (int hand = 0; hand < hands; hand++) {
                shifts.submit(() -> shift(items, work));
            }
            for (int hand = 0; hand < hands; hand++) {
                shifts.take().get();
            }
        } catch (ExecutionException failed) {
            throw reason(failed);
        } finally {
            threads.shutdownNow();
            threads.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS);
        }
    }

    /** Runs in each thread until the source is empty. */
    private static <T> boolean shift(Source<T> items, Work<T> work) throws IOException, InterruptedException {
        for (Optional<T> item = items.next(); item.isPresent(); item = items.next()) {
            work.on(item.get());
        }
        return true;
    }

    /**
     * Unwraps the failure of a thread. An unreadable response and an unreadable file become a {@link SeedingException} with a
     * remedy.
     */
    private static RuntimeException reason(ExecutionException failed) {
        if (failed.getCause() instanceof UnexpectedAnswer unreadable) {
            return new SeedingException(
                    unreadable.getMessage() + "; nothing is created or removed based on an answer that cannot be"
                            + " read. Compare the platform's API with config/openapi.json, then run the command again to continue"
                            + " from here");
        }
        return failed.getCause() instanceof RuntimeException reason
                ? reason
                : new SeedingException("the data can no longer be read: " + failed.getCause()
                        + "; create them with bin/mobius generate and start the command again");
    }
}
