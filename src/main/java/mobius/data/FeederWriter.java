package mobius.data;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Supplier;
import mobius.io.AtomicFile;

/**
 * Writes feeder files row by row, in UTF-8 with {@code \n} as line end. A file appears under its name only when it is complete.
 */
final class FeederWriter {

    private static final CsvMapper CSV = CsvMapper.csvBuilder()
            .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .build();
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
            .build();

    private final Path folder;
    private final Progress progress;

    /**
     * Creates a writer.
     *
     * @param folder an existing folder
     * @param progress counts the rows of each file
     */
    FeederWriter(Path folder, Progress progress) {
        this.folder = folder;
        this.progress = progress;
    }

    /**
     * Writes a CSV file: a header, then one line for each row. The elements of a list are separated by {@code |}.
     *
     * @param next supplies the rows
     * @throws IOException if the file cannot be written; the message names it and the reason
     */
    <T> void csv(String name, Class<T> type, int rows, Supplier<T> next) throws IOException {
        CsvSchema schema =
                CSV.schemaFor(type).withHeader().withLineSeparator("\n").withArrayElementSeparator("|");
        ObjectWriter writer = CSV.writerFor(type).with(schema);
        progress.begin(name, rows);
        replace(name, out -> writeAll(writer, out, rows, next));
    }

    /**
     * Writes a JSON file: an array with one element on each line.
     *
     * @param next supplies the elements
     * @throws IOException if the file cannot be written; the message names it and the reason
     */
    <T> void json(String name, Class<T> type, int rows, Supplier<T> next) throws IOException {
        ObjectWriter writer = JSON.writerFor(type).withRootValueSeparator(",\n");
        progress.begin(name, rows);
        replace(name, out -> {
            out.write("[\n".getBytes(StandardCharsets.UTF_8));
            writeAll(writer, out, rows, next);
            out.write("\n]\n".getBytes(StandardCharsets.UTF_8));
        });
    }

    private <T> void writeAll(ObjectWriter writer, OutputStream out, int rows, Supplier<T> next) throws IOException {
        SequenceWriter sequence = writer.writeValues(out);
        for (int row = 0; row < rows; row++) {
            sequence.write(next.get());
            progress.step();
        }
        sequence.flush();
    }

    private void replace(String name, AtomicFile.Content content) throws IOException {
        try {
            AtomicFile.write(folder.resolve(name), content);
        } catch (IOException e) {
            throw cannotWrite(folder.resolve(name), e);
        }
    }

    /** Adds the remedy to a failure. The class of the cause is included, because its message is often only the path. */
    static IOException cannotWrite(Path path, IOException cause) {
        return new IOException(
                "cannot write " + path + " (" + cause.getClass().getSimpleName() + ": " + cause.getMessage()
                        + "); choose a folder that you may write to, on a disk with room left",
                cause);
    }
}
