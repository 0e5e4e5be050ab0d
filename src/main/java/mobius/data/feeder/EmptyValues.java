package mobius.data.feeder;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The lines on which one required column is empty. All are counted; only the first few are listed. */
final class EmptyValues {

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
