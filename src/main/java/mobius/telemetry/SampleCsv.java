package mobius.telemetry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The form of {@code telemetry.csv}: what is missing in a row is an error, never 0. */
final class SampleCsv {

    private static final CsvMapper MAPPER = CsvMapper.builder()
            .enable(CsvParser.Feature.FAIL_ON_MISSING_COLUMNS)
            .enable(CsvParser.Feature.FAIL_ON_MISSING_HEADER_COLUMNS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private static final CsvSchema SCHEMA = MAPPER.schemaFor(Sample.class).withHeader();

    private SampleCsv() {}

    static SequenceWriter writerTo(Writer file) throws IOException {
        return MAPPER.writerFor(Sample.class).with(SCHEMA).writeValues(file);
    }

    /**
     * All samples of the file.
     *
     * @throws IOException naming the file and the line that is no sample
     */
    static List<Sample> read(Path file) throws IOException {
        String text = Files.readString(file);
        String wholeLines = text.substring(0, text.lastIndexOf('\n') + 1);
        try (MappingIterator<Sample> rows =
                MAPPER.readerFor(Sample.class).with(SCHEMA).readValues(wholeLines)) {
            return rows.readAll();
        } catch (JsonProcessingException e) {
            throw new IOException(
                    "%s, line %d is no sample: %s"
                            .formatted(file, e.getLocation().getLineNr(), e.getOriginalMessage()),
                    e);
        }
    }
}
