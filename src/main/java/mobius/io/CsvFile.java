package mobius.io;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import mobius.text.Utf8;

/**
 * A CSV file that is written at the end of a run, completely or not at all: a file without its last line is damaged. Its header has
 * the columns of a record.
 *
 * @param <T> the record of a row, with a {@code JsonPropertyOrder}
 */
public final class CsvFile<T> {

    /** Size limit: 256 MiB. */
    private static final int MOST_BYTES = 256 << 20;

    private static final CsvMapper MAPPER = CsvMapper.builder()
            .enable(CsvParser.Feature.FAIL_ON_MISSING_COLUMNS)
            .enable(CsvParser.Feature.FAIL_ON_MISSING_HEADER_COLUMNS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            // The columns are the components of the record; isRead() is none.
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .build();

    private final Class<T> type;
    private final String row;
    private final CsvSchema schema;
    private final String header;

    /**
     * Describes a file.
     *
     * @param row what a row is, with its article, for messages: {@code a statement}
     */
    public CsvFile(Class<T> type, String row) {
        this.type = type;
        this.row = row;
        this.schema = MAPPER.schemaFor(type).withHeader();
        this.header = String.join(",", schema.getColumnNames());
    }

    /**
     * Writes the whole file or leaves what was there.
     *
     * @throws IOException if it cannot be written
     */
    public void write(Path file, List<T> rows) throws IOException {
        AtomicFile.write(file, out -> {
            Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            text.write(header + "\n");
            MAPPER.writerFor(type)
                    .with(schema.withoutHeader())
                    .writeValues(text)
                    .writeAll(rows)
                    .flush();
        });
    }

    /**
     * Reads all rows.
     *
     * @throws IOException if the file cannot be read, or if a line of it is not such a row; the message names file and line
     */
    public List<T> read(Path file) throws IOException {
        String text = text(file);
        if (!text.startsWith(header + "\n") || !text.endsWith("\n")) {
            throw new IOException(
                    "%s does not begin with %s or does not end with a whole line".formatted(file, header));
        }
        try (MappingIterator<T> rows = MAPPER.readerFor(type).with(schema).readValues(text)) {
            return rows.readAll();
        } catch (JsonProcessingException e) {
            throw new IOException(
                    String.format(
                            Locale.ROOT,
                            "%s, line %d is not %s: %s",
                            file,
                            e.getLocation().getLineNr(),
                            row,
                            e.getOriginalMessage()),
                    e);
        }
    }

    private static String text(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Utf8.read(in, MOST_BYTES);
        } catch (CharacterCodingException other) {
            throw new IOException(file + " " + other.getMessage(), other);
        }
    }
}
