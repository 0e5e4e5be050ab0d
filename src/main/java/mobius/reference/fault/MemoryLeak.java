package mobius.reference.fault;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.LongSupplier;
import mobius.reference.settings.Fault;

/**
 * Leaks memory outside the heap at a constant rate from the first request on. The leak grows in requests: each allocates what is
 * due, up to 1 MiB. It stops at 384 MiB, so that neither the target nor its machine fails.
 */
public final class MemoryLeak implements Fault {

    private static final int BYTES = 32 * 1024;
    private static final int MOST_AT_ONCE = 32;
    private static final long MOST = 384L * 1024 * 1024;
    private static final double NANOS_OF_A_MINUTE = Duration.ofMinutes(1).toNanos();

    /** Memory becomes resident when it is written to, so every page is. */
    private static final int PAGE = 4096;

    private final Queue<ByteBuffer> kept = new ArrayDeque<>();
    private final long bytesPerMinute;
    private final LongSupplier nanoTime;
    private long firstAt;
    private boolean hasBegun;

    /**
     * Creates a leak that has not begun.
     *
     * @param bytesPerMinute the rate, above 0
     * @param nanoTime the time source, such as {@link System#nanoTime()}
     */
    public MemoryLeak(long bytesPerMinute, LongSupplier nanoTime) {
        this.bytesPerMinute = bytesPerMinute;
        this.nanoTime = nanoTime;
    }

    @Override
    public String name() {
        return "memory-leak";
    }

    @Override
    public synchronized void burden() {
        long now = nanoTime.getAsLong();
        if (!hasBegun) {
            hasBegun = true;
            firstAt = now;
        }
        double owed = Math.min(MOST, bytesPerMinute * ((now - firstAt) / NANOS_OF_A_MINUTE));
        for (int i = 0; i < MOST_AT_ONCE && bytes() + BYTES <= owed; i++) {
            kept.add(touched());
        }
    }

    /** Returns the leaked bytes. */
    public synchronized long bytes() {
        return (long) kept.size() * BYTES;
    }

    private static ByteBuffer touched() {
        ByteBuffer memory = ByteBuffer.allocateDirect(BYTES);
        for (int at = 0; at < BYTES; at += PAGE) {
            memory.put(at, (byte) 1);
        }
        return memory;
    }
}
