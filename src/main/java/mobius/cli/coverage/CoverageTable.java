package mobius.cli.coverage;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import mobius.contract.Coverage;
import mobius.contract.Operation;

/**
 * The coverage of one document or page of metrics as text.
 *
 * @param place its file or URL
 * @param contract all operations of this suite's contract
 */
record CoverageTable(String place, Coverage coverage, Set<Operation> contract) {

    /** A line with the total, and one line for each operation, ordered by path. */
    String text() {
        SortedMap<Operation, String> rows = new TreeMap<>();
        coverage.covered().forEach((operation, journeys) -> rows.put(operation, String.join(", ", journeys)));
        coverage.notCovered().forEach(operation -> rows.put(operation, notCovered(operation)));
        return rows.isEmpty() ? "%s: none%n".formatted(place) : sum() + lines(rows);
    }

    /** The operations that journeys request and the document does not have; empty if there are none. */
    String unknown() {
        SortedMap<Operation, String> rows = new TreeMap<>();
        coverage.unknown().forEach((operation, journeys) -> rows.put(operation, String.join(", ", journeys)));
        return rows.isEmpty() ? "" : "Sent by journeys, and unknown to %s:%n".formatted(place) + lines(rows);
    }

    private String sum() {
        return String.format(
                Locale.ROOT,
                "%s: %d of %d endpoints covered, %d %%%n",
                place,
                coverage.covered().size(),
                coverage.total(),
                coverage.percent());
    }

    private String notCovered(Operation operation) {
        return contract.contains(operation) ? "NOT COVERED" : "NOT COVERED, and unknown to config/openapi.json";
    }

    private static String lines(Map<Operation, String> rows) {
        int width = rows.keySet().stream()
                .mapToInt(operation -> operation.path().length())
                .max()
                .orElse(1);
        String line = "  %-7s %-" + width + "s  %s%n";
        return rows.entrySet().stream()
                .map(row -> line.formatted(row.getKey().method(), row.getKey().path(), row.getValue()))
                .collect(Collectors.joining());
    }
}
