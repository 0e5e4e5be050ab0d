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

/** Reads the rows of one feeder, one at a time: memory does not grow with them. Columns without a use are passed over. */
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

    public static <T> Rows<T> csv(InputStream in, Class<T> type) throws IOException {
        return new Rows<>(CSV.readerFor(type).with(CSV_SCHEMA).readValues(in));
    }

    public static <T> Rows<T> json(InputStream in, Class<T> type) throws IOException {
        return new Rows<>(JSON.readerFor(type).readValues(in));
    }

    /** These rows up to the one that is the last of so many that count. */
    public Rows<T> upTo(long most, Predicate<T> counts) {
        counted = counts;
        left = most;
        return this;
    }

    public boolean hasNext() throws IOException {
        return left > 0 && rows.hasNextValue();
    }

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
