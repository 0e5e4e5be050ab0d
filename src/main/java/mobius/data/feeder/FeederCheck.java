package mobius.data.feeder;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mobius.text.Suggestion;

/** Collects the problems of one feeder file while its rows are read. Memory does not grow with the number of rows. */
public final class FeederCheck {

    private final String path;
    private final List<String> required;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, EmptyValues> empty = new LinkedHashMap<>();
    private boolean columnsKnown;
    private long rows;

    /**
     * Creates a check.
     *
     * @param path of the file, for messages
     * @param required the columns that every row must fill
     */
    public FeederCheck(String path, List<String> required) {
        this.path = path;
        this.required = required;
    }

    /**
     * Checks the header of a CSV file, or the fields of the first object. A missing column is reported here once, and not for
     * each row.
     */
    void columns(List<String> columns) {
        columnsKnown = true;
        columns.stream()
                .distinct()
                .filter(name -> Collections.frequency(columns, name) > 1)
                .forEach(name -> problems.add(path + " has more than one column " + name + "; keep one of them"));
        for (String name : required) {
            if (columns.contains(name)) {
                empty.put(name, new EmptyValues());
            } else {
                problems.add(path + " has no column " + name + "; it has " + String.join(", ", columns)
                        + Suggestion.of(name, columns)
                                .map(nearest -> ". Is it " + nearest + "?")
                                .orElse(""));
            }
        }
    }

    /**
     * Checks a row.
     *
     * @param line on which the row begins, from 1
     * @param filled the names of the columns with a value
     */
    void row(long line, Set<String> filled) {
        rows++;
        empty.forEach((column, lines) -> {
            if (!filled.contains(column)) {
                lines.add(line);
            }
        });
    }

    /** Reports an element of a JSON array that is not an object. */
    void notAnObject(long line) {
        rows++;
        problems.add(path + ": " + line + ": expected an object; write {\"name\": value, ...}");
    }

    /** Whether {@link #columns} was called. */
    boolean columnsKnown() {
        return columnsKnown;
    }

    /** The number of rows read so far. */
    public long rows() {
        return rows;
    }

    /** The problems of a file that was read to its end. A file without rows is a problem. */
    public List<String> problems() {
        List<String> all = withEmptyValues();
        if (rows == 0) {
            all.add(path + " has no rows; create it with bin/mobius generate or add at least one");
        }
        return all;
    }

    /** The problems of a file that could not be read to its end: those found until then, and the reason. */
    public List<String> problemsUntil(IOException end) {
        List<String> all = withEmptyValues();
        all.add(reason(end));
        return all;
    }

    private List<String> withEmptyValues() {
        List<String> all = new ArrayList<>(problems);
        empty.forEach((column, lines) -> lines.sentence(path, column).ifPresent(all::add));
        return all;
    }

    /** Describes why a file cannot be read, with the line if the parser reports it. */
    private String reason(IOException end) {
        if (end instanceof JsonProcessingException malformed && malformed.getLocation() != null) {
            int line = malformed.getLocation().getLineNr();
            return path + (line > 0 ? ": " + line + ": " : " ") + "cannot be parsed: "
                    + malformed.getOriginalMessage().lines().findFirst().orElse("");
        }
        if (end instanceof CharConversionException) {
            return path + " is not in UTF-8 (" + end.getMessage() + "); save it as UTF-8";
        }
        return path + (end instanceof CharacterCodingException ? " " : " cannot be read: ") + end.getMessage();
    }

    /** The lines on which one required column is empty. All are counted; only the first few are listed. */
    private static final class EmptyValues {

        private static final int NAMED = 5;

        private final List<Long> first = new ArrayList<>();
        private long count;

        /** Adds a line, counted from 1. */
        void add(long line) {
            count++;
            if (first.size() < NAMED) {
                first.add(line);
            }
        }

        /** The problem as a sentence; empty if no line was added. */
        Optional<String> sentence(String path, String column) {
            if (count == 0) {
                return Optional.empty();
            }
            String lines = first.stream().map(String::valueOf).collect(Collectors.joining(", "));
            String more = count > NAMED ? " and " + (count - NAMED) + " more" : "";
            return Optional.of(path + ": " + lines + more + ": " + column + " is empty; fill it or remove the row");
        }
    }
}
