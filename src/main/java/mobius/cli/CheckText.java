package mobius.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mobius.check.CheckReport;
import mobius.check.MixNeeds;
import mobius.check.OperationRow;
import mobius.check.Outcome;
import mobius.check.Section;
import mobius.text.TextSanitizer;

/** A check as text for a terminal: a table of the operations, the other results, and the problems. */
final class CheckText {

    private static final List<String> HEAD =
            List.of("operation", "served", "status", "shape", "deviates from the contract", "the suite");
    /** The width of the column for deviations, in characters. */
    private static final int CELL = 66;
    /** The number of journeys that a cell lists; more are only counted. */
    private static final int NAMED_JOURNEYS = 3;

    private final CheckReport report;
    private final MixNeeds mix;

    CheckText(CheckReport report, MixNeeds mix) {
        this.report = report;
        this.mix = mix;
    }

    /** The complete text. */
    String text() {
        List<String> lines = new ArrayList<>(table());
        for (Section section : report.sections()) {
            listed(lines, section.title(), section.lines());
        }
        listed(lines, "Left behind; remove it by hand", report.left());
        listed(lines, "Problems", report.problems());
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "%s (%d requests in %d ms)",
                conclusion(),
                report.requests(),
                report.time().toMillis()));
        return String.join(System.lineSeparator(), lines);
    }

    private String conclusion() {
        if (report.isFit()) {
            return "FIT: everything that the mix of mobius.load.weights needs is served and understood";
        }
        return report.problems().isEmpty()
                ? "NOT CLEAN: something that the check created is still there"
                : "NOT FIT for the mix of mobius.load.weights: see the problems above";
    }

    private static void listed(List<String> lines, String title, List<String> entries) {
        if (!entries.isEmpty()) {
            lines.add("");
            lines.add(title);
            entries.forEach(entry -> lines.add("  " + TextSanitizer.line(entry, 1_000)));
        }
    }

    /** The table only, one element for each line. */
    List<String> table() {
        List<List<String>> cells = new ArrayList<>(List.of(HEAD));
        report.rows().forEach(row -> cells.add(cells(row)));
        int[] widths = IntStream.range(0, HEAD.size())
                .map(column -> cells.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(1))
                .toArray();
        return cells.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> cells, int[] widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(column -> ("%-" + widths[column] + "s").formatted(cells.get(column)))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }

    private List<String> cells(OperationRow row) {
        return List.of(
                row.operation(),
                served(row.outcome()),
                orDash(row.status()),
                orDash(TextSanitizer.line(row.shape(), 30)),
                orDash(TextSanitizer.line(deviations(row), CELL)),
                suite(row));
    }

    private static String served(Outcome outcome) {
        return switch (outcome) {
            case NOT_SERVED -> "no";
            case NOT_ASKED, FAILED -> "?";
            default -> "yes";
        };
    }

    private static String deviations(OperationRow row) {
        return switch (row.outcome()) {
            case UNDERSTOOD -> String.join("; ", row.deviations());
            case NOT_SERVED -> row.reason();
            case NOT_ASKED -> "not sent: " + row.reason();
            case REFUSED -> "REFUSED";
            case NOT_UNDERSTOOD -> "NOT UNDERSTOOD";
            case FAILED -> "NO ANSWER";
        };
    }

    /** How the result affects the journeys that use the operation. */
    private String suite(OperationRow row) {
        Set<String> journeys = mix.journeys(row.operation());
        if (journeys.isEmpty()) {
            return mix.all(row.operation()).isEmpty()
                    ? "not used"
                    : "not in the mix: " + names(mix.all(row.operation()));
        }
        return switch (row.outcome()) {
            case UNDERSTOOD, NOT_ASKED -> "used by " + names(journeys);
            case NOT_SERVED -> "left out of " + names(journeys);
            default -> "fails in " + names(journeys);
        };
    }

    private static String names(Set<String> journeys) {
        return journeys.size() <= NAMED_JOURNEYS ? String.join(", ", journeys) : journeys.size() + " journeys";
    }

    private static String orDash(String text) {
        return text.isEmpty() ? "-" : text;
    }
}
