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

/** Works on many items, some at a time; the first failure ends the work. */
final class WorkerPool {

    private static final long SECONDS_TO_STOP = 10;

    private final int hands;

    WorkerPool(int hands) {
        this.hands = hands;
    }

    /** Items in their order, for any thread. */
    interface Source<T> {
        Optional<T> next() throws IOException;
    }

    interface Work<T> {
        void on(T item) throws InterruptedException;
    }

    /**
     * Takes items until there are none.
     *
     * @throws SeedingException the first that an item met with; work on others is then broken off
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

    private static <T> boolean shift(Source<T> items, Work<T> work) throws IOException, InterruptedException {
        for (Optional<T> item = items.next(); item.isPresent(); item = items.next()) {
            work.on(item.get());
        }
        return true;
    }

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
