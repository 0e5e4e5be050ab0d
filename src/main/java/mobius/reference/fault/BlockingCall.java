package mobius.reference.fault;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import mobius.reference.settings.Fault;

/**
 * A synchronous call on the event loop. Each event loop caches the result for 500 ms. The next request after that repeats the
 * call, which blocks the loop and all its other requests for 250 ms. A loop is therefore blocked for at most a third of the time.
 */
public final class BlockingCall implements Fault {

    private static final Duration CALL = Duration.ofMillis(250);
    private static final long KEPT_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final Map<Thread, Long> calledAtNanos = new ConcurrentHashMap<>();

    @Override
    public String name() {
        return "blocking-call";
    }

    @Override
    public void burden() {
        Long last = calledAtNanos.get(Thread.currentThread());
        if (last == null || System.nanoTime() - last > KEPT_NANOS) {
            call();
            calledAtNanos.put(Thread.currentThread(), System.nanoTime());
        }
    }

    /** Blocks the thread. Sleeping has the same effect on the event loop as a blocking database driver, without using CPU. */
    private static void call() {
        try {
            Thread.sleep(CALL.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
