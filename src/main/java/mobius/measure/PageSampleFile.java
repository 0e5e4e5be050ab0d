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

/** {@code samples.csv}: streams samples into it, from several threads, and reads them again. */
public final class PageSampleFile implements Closeable {

    /** Of such a file: 256 MiB. */
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
     * Begins the file.
     *
     * @throws IOException when it cannot be written
     */
    public PageSampleFile(Path file) throws IOException {
        rows = MAPPER.writerFor(PageSample.class).with(SCHEMA).writeValues(Files.newBufferedWriter(file));
    }

    /**
     * Writes a sample through to the file, so that it survives a run that is killed.
     *
     * @throws IOException when it cannot be written, on a full disk above all
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
     * All samples of the file. A last line that a killed run has cut short is left out.
     *
     * @throws IOException when the file cannot be read, or a line of it is no sample; the message names file and line
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
