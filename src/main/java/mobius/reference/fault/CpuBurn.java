package mobius.reference.fault;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.TimeUnit;
import mobius.reference.settings.Fault;

/**
 * Each request computes on its event loop, for 12 ms of CPU time per core that the process may use: a utilisation of 72 % at 60
 * requests/s, whatever the number of cores.
 */
public final class CpuBurn implements Fault {

    private static final long NANOS_PER_CORE = TimeUnit.MILLISECONDS.toNanos(12);
    private static final int BLOCK_BYTES = 16 * 1024;

    private final long cpuNanos = NANOS_PER_CORE * Runtime.getRuntime().availableProcessors();
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    @Override
    public String name() {
        return "cpu-burn";
    }

    @Override
    public void burden() {
        MessageDigest digest = sha256();
        byte[] block = new byte[BLOCK_BYTES];
        long end = threads.getCurrentThreadCpuTime() + cpuNanos;
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
