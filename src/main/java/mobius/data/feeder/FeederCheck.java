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
import java.util.Set;
import mobius.text.Suggestion;

/** Collects what is wrong with one feeder while its rows go by; its memory does not grow with them. */
public final class FeederCheck {

    private final String path;
    private final List<String> required;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, EmptyValues> empty = new LinkedHashMap<>();
    private boolean columnsKnown;
    private long rows;

    public FeederCheck(String path, List<String> required) {
        this.path = path;
        this.required = required;
    }

    /** The header of a CSV file or the fields of the first object: a column that is missing here is reported once. */
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

    /** A row with the names of the columns that it fills. */
    void row(long line, Set<String> filled) {
        rows++;
        empty.forEach((column, lines) -> {
            if (!filled.contains(column)) {
                lines.add(line);
            }
        });
    }

    /** An element of a JSON array that is not an object. */
    void notAnObject(long line) {
        rows++;
        problems.add(path + ": " + line + ": expected an object; write {\"name\": value, ...}");
    }

    boolean columnsKnown() {
        return columnsKnown;
    }

    public long rows() {
        return rows;
    }

    public List<String> problems() {
        List<String> all = withEmptyValues();
        if (rows == 0) {
            all.add(path + " has no rows; create it with bin/mobius generate or add at least one");
        }
        return all;
    }

    /** What was found before the file turned out not to be readable, and why it is not. */
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
}
