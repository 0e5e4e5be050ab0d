package mobius.data.feeder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Reads the string fields of a feeder file, one row at a time. */
public final class TextFields {

    private static final ObjectReader CSV = CsvMapper.csvBuilder()
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build()
            .readerFor(JsonNode.class)
            .with(CsvSchema.emptySchema().withHeader());

    private static final ObjectReader JSON = new ObjectMapper().readerFor(JsonNode.class);

    private TextFields() {}

    /**
     * Passes each row to a consumer, as a map from field names to values. Fields that are not strings are left out.
     *
     * @throws IOException if the file cannot be read or is malformed
     */
    public static void readInto(FeederFile file, InputStream in, Consumer<Map<String, String>> row) throws IOException {
        try (MappingIterator<JsonNode> rows = (file.isCsv() ? CSV : JSON).readValues(in)) {
            while (rows.hasNextValue()) {
                row.accept(texts(rows.nextValue()));
            }
        }
    }

    private static Map<String, String> texts(JsonNode row) {
        Map<String, String> texts = new HashMap<>();
        row.properties().forEach(field -> {
            if (field.getValue().isTextual()) {
                texts.put(field.getKey(), field.getValue().textValue());
            }
        });
        return texts;
    }
}
