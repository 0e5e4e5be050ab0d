package mobius.data.feeder;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Predicate;

/**
 * Reads the rows of one feeder file one at a time, so that memory does not grow with their number. Columns that the row type does
 * not have are ignored. Not thread-safe.
 */
public final class Rows<T> implements Closeable {

    private static final CsvSchema CSV_SCHEMA =
            CsvSchema.emptySchema().withHeader().withArrayElementSeparator("|");
    private static final CsvMapper CSV = CsvMapper.csvBuilder()
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final MappingIterator<T> rows;
    private Predicate<T> counted = row -> false;
    private long left = 1;

    private Rows(MappingIterator<T> rows) {
        this.rows = rows;
    }

    /**
     * Reads a CSV file whose header names the columns and whose lists are separated by {@code |}. Empty lines are skipped.
     *
     * @param type a record whose components have the names of the columns
     * @throws IOException if the header cannot be read
     */
    public static <T> Rows<T> csv(InputStream in, Class<T> type) throws IOException {
        return new Rows<>(CSV.readerFor(type).with(CSV_SCHEMA).readValues(in));
    }

    /**
     * Reads a JSON array of objects.
     *
     * @param type a record whose components have the names of the fields
     * @throws IOException if the beginning of the file cannot be read
     */
    public static <T> Rows<T> json(InputStream in, Class<T> type) throws IOException {
        return new Rows<>(JSON.readerFor(type).readValues(in));
    }

    /**
     * Stops these rows after a number of counted rows. Rows that do not count are returned up to then.
     *
     * @param most the number of counted rows
     * @param counts selects the counted rows
     * @return this
     */
    public Rows<T> upTo(long most, Predicate<T> counts) {
        counted = counts;
        left = most;
        return this;
    }

    /**
     * Whether there is another row.
     *
     * @throws IOException if the file cannot be read or is malformed
     */
    public boolean hasNext() throws IOException {
        return left > 0 && rows.hasNextValue();
    }

    /**
     * Returns the next row.
     *
     * @throws IOException if the file cannot be read or is malformed
     */
    public T next() throws IOException {
        T row = rows.nextValue();
        if (counted.test(row)) {
            left--;
        }
        return row;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
