package mobius.report.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import mobius.io.AtomicFile;

/** Writes one file of a report as a whole, or not at all. An error names the file, and the command that writes it again. */
public final class ReportFile {

    private ReportFile() {}

    /**
     * Writes a file that survives a power failure.
     *
     * @param again the command that writes it again
     * @throws IOException naming the file and the remedy
     */
    public static void write(Path folder, String name, String text, String again) throws IOException {
        write(folder.resolve(name), text, again, AtomicFile::write);
    }

    /** The same for a file that need not survive a power failure, which is faster. */
    public static void writeQuickly(Path folder, String name, String text, String again) throws IOException {
        write(folder.resolve(name), text, again, AtomicFile::replace);
    }

    private static void write(Path file, String text, String again, Writer writer) throws IOException {
        try {
            writer.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new IOException(
                    "cannot write %s (%s). Make room or allow writing there, then run %s"
                            .formatted(file, failure, again),
                    failure);
        }
    }

    @FunctionalInterface
    private interface Writer {

        void write(Path file, byte[] content) throws IOException;
    }
}
