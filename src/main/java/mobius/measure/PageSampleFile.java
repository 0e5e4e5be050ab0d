package mobius.measure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import mobius.text.Utf8;

/** {@code samples.csv}: rows are appended by several threads during a run and read afterwards. */
public final class PageSampleFile implements Closeable {

    /** Size limit of the file: 256 MiB. */
    private static final int MOST_BYTES = 256 << 20;

    private static final CsvMapper MAPPER = CsvMapper.builder()
            .enable(CsvParser.Feature.FAIL_ON_MISSING_COLUMNS)
            .enable(CsvParser.Feature.FAIL_ON_MISSING_HEADER_COLUMNS)
            .enable(CsvParser.Feature.EMPTY_STRING_AS_NULL)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private static final CsvSchema SCHEMA = MAPPER.schemaFor(PageSample.class).withHeader();

    private final SequenceWriter rows;

    /**
     * Creates the file, or replaces an old one, and writes its header.
     *
     * @throws IOException if it cannot be written
     */
    public PageSampleFile(Path file) throws IOException {
        rows = MAPPER.writerFor(PageSample.class).with(SCHEMA).writeValues(Files.newBufferedWriter(file));
    }

    /**
     * Writes a sample and flushes it, so that it survives if the run is killed.
     *
     * @throws IOException if it cannot be written, for example because the disk is full
     */
    public synchronized void add(PageSample sample) throws IOException {
        rows.write(sample);
        rows.flush();
    }

    @Override
    public synchronized void close() throws IOException {
        rows.close();
    }

    /**
     * Reads all samples. An incomplete last line, as a killed run leaves it, is skipped.
     *
     * @throws IOException if the file cannot be read or a line is not a sample; the message gives file and line
     */
    public static List<PageSample> read(Path file) throws IOException {
        String text = text(file);
        String wholeLines = text.substring(0, text.lastIndexOf('\n') + 1);
        try (MappingIterator<PageSample> samples =
                MAPPER.readerFor(PageSample.class).with(SCHEMA).readValues(wholeLines)) {
            return samples.readAll();
        } catch (JsonProcessingException e) {
            throw new IOException(
                    String.format(
                            Locale.ROOT,
                            "%s, line %d is not a sample: %s",
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
