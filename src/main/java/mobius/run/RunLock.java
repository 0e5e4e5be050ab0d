package mobius.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Allows one run at a time to write to a results folder: two runs would slow each other down, and both would be measured. The
 * lock belongs to the process, and the operating system releases it when the process ends.
 */
final class RunLock {

    private static final Logger LOG = LoggerFactory.getLogger(RunLock.class);
    private static final String FILE = "run.lock";
    private static final int LONGEST_NUMBER = 20;

    private static @Nullable FileLock held;

    private RunLock() {}

    /** Acquires the lock for this process, and returns the reason if that fails. Empty if this process has it, also from before. */
    static synchronized Optional<String> take(Path results) {
        if (held != null) {
            return Optional.empty();
        }
        try {
            Files.createDirectories(results);
            FileChannel channel = FileChannel.open(
                    results.resolve(FILE),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            held = channel.tryLock();
            if (held == null) {
                String holder = holder(channel);
                channel.close();
                return Optional.of(String.format(
                        Locale.ROOT,
                        "another run%s is in progress in %s; wait until it ends, or start this one in a separate checkout",
                        holder,
                        results.toAbsolutePath()));
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException withoutLocks) {
            LOG.warn("It is unknown whether another run is in progress in {}: {}", results, withoutLocks.getMessage());
        }
        return Optional.empty();
    }

    /** Returns the holder, for the message; some systems do not let a locked file be read. */
    private static String holder(FileChannel channel) {
        ByteBuffer number = ByteBuffer.allocate(LONGEST_NUMBER);
        try {
            channel.read(number, 0);
            String pid = new String(number.array(), 0, number.position(), StandardCharsets.US_ASCII).strip();
            return pid.matches("\\d+") ? " (process " + pid + ")" : "";
        } catch (IOException locked) {
            return "";
        }
    }
}
