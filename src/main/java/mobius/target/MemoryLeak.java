package mobius.target;

import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Each request keeps 32 KiB outside the heap for ever: 56 MiB a minute at 30 requests/s. It stops at 384 MiB, so that neither
 * the target nor its machine breaks.
 */
final class MemoryLeak implements Fault {

    private static final int BYTES = 32 * 1024;
    private static final int AT_MOST = 384 * 1024 * 1024 / BYTES;

    /** Each is written to, as memory is only resident then. */
    private static final int PAGE = 4096;

    private final Queue<ByteBuffer> kept = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();

    @Override
    public String name() {
        return "memory-leak";
    }

    @Override
    public void burden() {
        if (count.incrementAndGet() <= AT_MOST) {
            kept.add(touched());
        }
    }

    /** How much is kept. */
    long bytes() {
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
