package mobius.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Gives work time to clean up when the process is asked to end. */
final class Interruption {

    private static final int SECONDS_TO_CLEAN_UP = 30;

    private Interruption() {}

    /** Work that ends and cleans up when its thread is interrupted. */
    interface Work<T> {

        T run() throws InterruptedException;
    }

    /**
     * Runs work. Ctrl-C interrupts it, and the process waits up to 30 s for it to end.
     *
     * @return the result of the work
     * @throws InterruptedException if the work was interrupted
     */
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
            // The process is already ending, and runs the hook.
        }
    }
}
