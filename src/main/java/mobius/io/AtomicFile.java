package mobius.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writes a file completely, or leaves the old one. A reader finds the old file or the new one, concurrent writers do not collide,
 * and a power failure leaves one of the two.
 */
public final class AtomicFile {

    /** How the name of a file ends that is being written. Readers do not look at it. */
    public static final String UNFINISHED = ".part";

    private AtomicFile() {}

    /** A writer of JSON closes what it writes to, before the file is on the disk. */
    private static final class Unclosed extends BufferedOutputStream {

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    /** What is to be in the file. */
    @FunctionalInterface
    public interface Content {

        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes bytes.
     *
     * @throws IOException when they cannot be written; nothing is left beside the old file then
     */
    public static void write(Path file, byte[] content) throws IOException {
        write(file, out -> out.write(content));
    }

    /**
     * Writes what {@code content} does, which need not fit into memory.
     *
     * @throws IOException when it cannot be written, or when {@code content} throws it
     */
    public static void write(Path file, Content content) throws IOException {
        Path whole = file.toAbsolutePath();
        Files.createDirectories(whole.getParent());
        // Files.createTempFile would make it unreadable for other users.
        Path unfinished = whole.resolveSibling("." + whole.getFileName() + "." + UUID.randomUUID() + UNFINISHED);
        try {
            try (FileChannel channel =
                            FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                    OutputStream out = new Unclosed(Channels.newOutputStream(channel))) {
                content.writeTo(out);
                out.flush();
                channel.force(true);
            }
            Files.move(unfinished, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
