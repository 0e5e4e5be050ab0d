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
 * Writes a file completely or leaves the old one in place. Readers see either the old or the new content, concurrent writers do
 * not interfere with each other, and a power failure leaves one of the two versions.
 */
public final class AtomicFile {

    /** Suffix of a file that is still being written. Readers must ignore such files. */
    public static final String UNFINISHED = ".part";

    private AtomicFile() {}

    /** Ignores {@code close}: Jackson closes its output, but the file must still be forced to disk. */
    private static final class Unclosed extends BufferedOutputStream {

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    /** Produces the content of a file. */
    @FunctionalInterface
    public interface Content {

        /** Writes the content. The stream is flushed and closed by the caller. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes bytes.
     *
     * @param file the target; missing folders are created
     * @throws IOException if they cannot be written; the old file is unchanged then, and nothing else is left
     */
    public static void write(Path file, byte[] content) throws IOException {
        write(file, out -> out.write(content));
    }

    /**
     * Writes the output of {@code content}, which need not fit into memory.
     *
     * @param file the target; missing folders are created
     * @throws IOException if it cannot be written, or if {@code content} throws it
     */
    public static void write(Path file, Content content) throws IOException {
        write(file, content, true);
    }

    /**
     * Writes bytes without waiting for the disk, for many small files that are easily made again: after a power failure one of them may
     * be empty.
     *
     * @throws IOException when they cannot be written; nothing is left beside the old file then
     */
    public static void replace(Path file, byte[] content) throws IOException {
        write(file, out -> out.write(content), false);
    }

    private static void write(Path file, Content content, boolean durable) throws IOException {
        Path whole = file.toAbsolutePath();
        Files.createDirectories(whole.getParent());
        // Files.createTempFile would create a file that other users cannot read.
        Path unfinished = whole.resolveSibling("." + whole.getFileName() + "." + UUID.randomUUID() + UNFINISHED);
        try {
            try (FileChannel channel =
                            FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                    OutputStream out = new Unclosed(Channels.newOutputStream(channel))) {
                content.writeTo(out);
                out.flush();
                if (durable) {
                    channel.force(true);
                }
            }
            Files.move(unfinished, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
