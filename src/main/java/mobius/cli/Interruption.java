package mobius.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets work that has something to clean up do so when the process is asked to end. */
final class Interruption {

    private static final int SECONDS_TO_CLEAN_UP = 30;

    private Interruption() {}

    /** Work that ends early when its thread is interrupted, and cleans up then. */
    interface Work<T> {

        T run() throws InterruptedException;
    }

    /** Does the work; Ctrl-C interrupts it and is held up until it has ended, or for 30 s. */
    static <T> T awaits(Work<T> work) throws InterruptedException {
        Thread worker = Thread.currentThread();
        CountDownLatch ended = new CountDownLatch(1);
        Thread hook = new Thread(() -> interrupt(worker, ended), "clean-up");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.run();
        } finally {
            ended.countDown();
            remove(hook);
        }
    }

    private static void interrupt(Thread worker, CountDownLatch ended) {
        worker.interrupt();
        try {
            ended.await(SECONDS_TO_CLEAN_UP, TimeUnit.SECONDS);
        } catch (InterruptedException enough) {
            Thread.currentThread().interrupt();
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The process ends already, and the hook with it.
        }
    }
}
