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
 * The coverage of one place as text.
 *
 * @param contract all that the contract of this suite has
 */
record CoverageTable(String place, Coverage coverage, Set<Operation> contract) {

    /** One line for each operation of the place, in the order of their paths, below a line with the sum. */
    String text() {
        SortedMap<Operation, String> rows = new TreeMap<>();
        coverage.covered().forEach((operation, journeys) -> rows.put(operation, String.join(", ", journeys)));
        coverage.notCovered().forEach(operation -> rows.put(operation, notCovered(operation)));
        return rows.isEmpty() ? "%s: none%n".formatted(place) : sum() + lines(rows);
    }

    /** What journeys ask for and the place does not have; empty where there is nothing. */
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
