package mobius.traffic;

import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import mobius.io.AtomicFile;

/** {@code slowest.csv}, which is written at the end of a run, whole or not at all. */
public final class SlowestFile {

    private static final CsvMapper MAPPER = CsvMapper.builder().build();

    private static final CsvSchema SCHEMA = MAPPER.schemaFor(NotedRequest.class);

    private SlowestFile() {}

    /**
     * Writes the whole file or leaves what was there.
     *
     * @throws IOException when it cannot be written
     */
    public static void write(Path file, List<NotedRequest> requests) throws IOException {
        AtomicFile.write(file, out -> {
            Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            text.write(String.join(",", SCHEMA.getColumnNames()) + "\n");
            MAPPER.writerFor(NotedRequest.class)
                    .with(SCHEMA)
                    .writeValues(text)
                    .writeAll(requests)
                    .flush();
        });
    }
}
