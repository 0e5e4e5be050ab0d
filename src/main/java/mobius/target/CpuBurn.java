package mobius.target;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.TimeUnit;

/** Each request computes for 15 ms of CPU time, on its event loop: nearly a whole core at 60 requests/s. */
final class CpuBurn implements Fault {

    private static final long CPU_NANOS = TimeUnit.MILLISECONDS.toNanos(15);
    private static final int BLOCK_BYTES = 16 * 1024;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    @Override
    public String name() {
        return "cpu-burn";
    }

    @Override
    public void burden() {
        MessageDigest digest = sha256();
        byte[] block = new byte[BLOCK_BYTES];
        long end = threads.getCurrentThreadCpuTime() + CPU_NANOS;
        while (threads.getCurrentThreadCpuTime() < end) {
            digest.update(block);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }
}
