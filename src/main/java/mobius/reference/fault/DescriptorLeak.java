package mobius.reference.fault;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import mobius.reference.http.Refusal;
import mobius.reference.settings.Fault;

/**
 * One request in ten leaves a file open: 180 a minute at 30 requests/s. The leak stops at 2,000 files, so that the target
 * continues to work.
 */
final class DescriptorLeak implements Fault {

    private static final long ONE_OF = 10;
    private static final long AT_MOST = 2_000;

    /** A file that every JVM has. */
    private static final Path FILE = Path.of(System.getProperty("java.home"), "release");

    private final Queue<InputStream> kept = new ConcurrentLinkedQueue<>();
    private final AtomicLong requests = new AtomicLong();

    @Override
    public String name() {
        return "descriptor-leak";
    }

    @Override
    public void burden() {
        long request = requests.incrementAndGet();
        if (request % ONE_OF == 0 && request <= ONE_OF * AT_MOST) {
            open();
        }
    }

    private void open() {
        try {
            kept.add(new FileInputStream(FILE.toFile()));
        } catch (FileNotFoundException noneLeft) {
            throw Refusal.failed();
        }
    }
}
