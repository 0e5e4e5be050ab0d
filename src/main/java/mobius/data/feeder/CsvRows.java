package mobius.data.feeder;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Reads a CSV file whose first line names the columns, and passes its rows to a check one at a time. */
public final class CsvRows {

    private static final CsvMapper MAPPER =
            CsvMapper.csvBuilder().enable(CsvParser.Feature.SKIP_EMPTY_LINES).build();

    private final InputStream in;

    /** Creates a reader; {@link #readInto} closes the stream. */
    public CsvRows(InputStream in) {
        this.in = in;
    }

    /**
     * Reads the file to its end. A file without rows still has its columns checked.
     *
     * @throws IOException if the file cannot be read or is malformed; the check keeps what was found until then
     */
    public void readInto(FeederCheck check) throws IOException {
        try (CsvParser parser = MAPPER.getFactory().createParser(in)) {
            parser.setSchema(CsvSchema.emptySchema().withHeader());
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                if (!check.columnsKnown()) {
                    check.columns(columns(parser));
                }
                readRow(parser, check);
            }
            if (!check.columnsKnown()) {
                check.columns(columns(parser));
            }
        }
    }

    /** Passes the columns with a value that is not blank, and the line on which the row begins, to the check. */
    private static void readRow(CsvParser parser, FeederCheck check) throws IOException {
        Set<String> filled = new HashSet<>();
        long line = 0;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            if (parser.currentToken() == JsonToken.FIELD_NAME && line == 0) {
                line = parser.currentTokenLocation().getLineNr();
            }
            if (parser.currentToken() == JsonToken.VALUE_STRING
                    && !parser.getText().isBlank()) {
                filled.add(parser.currentName());
            }
        }
        check.row(line, filled);
    }

    private static List<String> columns(CsvParser parser) {
        return StreamSupport.stream(parser.getSchema().spliterator(), false)
                .map(CsvSchema.Column::getName)
                .toList();
    }
}
