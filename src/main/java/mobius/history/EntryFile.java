package mobius.history;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import mobius.io.AtomicFile;

/**
 * File of one run, compressed with gzip: a line of JSON with the entry, followed by {@code measurement.json} unchanged.
 *
 * @param path of the file
 */
record EntryFile(Path path) {

    static final String SUFFIX = ".json.gz";

    private static final byte LINE_BREAK = '\n';

    /** Writes the file atomically. */
    void write(Entry entry, byte[] measurement) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(packed)) {
            zip.write(HistoryJson.write(entry));
            zip.write(LINE_BREAK);
            zip.write(measurement);
        }
        AtomicFile.write(path, packed.toByteArray());
    }

    /**
     * Reads the entry. The whole file is decompressed, so that damage anywhere in it is detected.
     *
     * @throws NoSuchFileException if it has been removed
     * @throws IOException if it is damaged or has another schema; the message continues a sentence that begins with the path
     */
    Entry entry() throws IOException {
        byte[] content = unpacked();
        return HistoryJson.read(Arrays.copyOf(content, endOfLine(content)), Entry.SCHEMA, Entry.class);
    }

    /** Reads {@code measurement.json}. */
    byte[] measurement() throws IOException {
        byte[] content = unpacked();
        return Arrays.copyOfRange(content, endOfLine(content) + 1, content.length);
    }

    private byte[] unpacked() throws IOException {
        byte[] packed = Files.readAllBytes(path);
        try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return zip.readAllBytes();
        } catch (ZipException | EOFException damaged) {
            throw new IOException("is damaged (" + damaged.getMessage() + ")", damaged);
        }
    }

    private static int endOfLine(byte[] content) throws IOException {
        for (int i = 0; i < content.length; i++) {
            if (content[i] == LINE_BREAK) {
                return i;
            }
        }
        throw new IOException("is damaged ("
                + new String(content, 0, Math.min(20, content.length), StandardCharsets.UTF_8) + " is not a line)");
    }
}
