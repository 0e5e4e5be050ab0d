package mobius.telemetry.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
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
import mobius.io.AtomicFile;
import mobius.text.Utf8;

/** {@code statements.csv}. It is written at the end of a run, whole or not at all: a file without its last line is damaged. */
public final class StatementFile {

    /** Of such a file: 256 MiB. */
    private static final int MOST_BYTES = 256 << 20;

    /** How many statements it holds at most. */
    public static final int MOST = 1_000;

    private static final CsvMapper MAPPER = CsvMapper.builder()
            .enable(CsvParser.Feature.FAIL_ON_MISSING_COLUMNS)
            .enable(CsvParser.Feature.FAIL_ON_MISSING_HEADER_COLUMNS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private static final CsvSchema SCHEMA = MAPPER.schemaFor(StatementUse.class).withHeader();

    private static final String HEADER = String.join(",", SCHEMA.getColumnNames());

    private StatementFile() {}

    /**
     * Writes the whole file or leaves what was there.
     *
     * @throws IOException when it cannot be written
     */
    public static void write(Path file, List<StatementUse> statements) throws IOException {
        AtomicFile.write(file, out -> {
            Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            text.write(HEADER + "\n");
            MAPPER.writerFor(StatementUse.class)
                    .with(SCHEMA.withoutHeader())
                    .writeValues(text)
                    .writeAll(statements)
                    .flush();
        });
    }

    /**
     * All statements of the file.
     *
     * @throws IOException when the file cannot be read, or a line of it is no statement; the message names file and line
     */
    public static List<StatementUse> read(Path file) throws IOException {
        String text = text(file);
        if (!text.startsWith(HEADER + "\n") || !text.endsWith("\n")) {
            throw new IOException(
                    "%s does not begin with %s or does not end with a whole line".formatted(file, HEADER));
        }
        try (MappingIterator<StatementUse> rows =
                MAPPER.readerFor(StatementUse.class).with(SCHEMA).readValues(text)) {
            return rows.readAll();
        } catch (JsonProcessingException e) {
            throw new IOException(
                    String.format(
                            Locale.ROOT,
                            "%s, line %d is not a statement: %s",
                            file,
                            e.getLocation().getLineNr(),
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
