package mobius.cli;

import java.util.stream.Collectors;
import mobius.report.ComparedSide;
import mobius.report.ComparisonReport;
import mobius.report.ComparisonRow;

/** Two sides of a comparison as text. */
record ComparisonTable(ComparisonReport report) {

    private static final String ROW = "  %-44s %12s %12s  %-10s %12s %20s %12s%n";

    /** Which runs, a line for each figure, and what may be said. */
    String text() {
        return name(report.before())
                + name(report.after())
                + (report.rows().isEmpty() ? "" : rows())
                + report.outcome() + ": "
                + report.conclusion().stream().map("%s%n"::formatted).collect(Collectors.joining());
    }

    private static String name(ComparedSide side) {
        return "%-8s%s%n".formatted(side.label() + ":", side.name());
    }

    private String rows() {
        return ROW.formatted("", report.before().label(), report.after().label(), "", "change", "interval", "noise")
                + report.rows().stream().map(ComparisonTable::row).collect(Collectors.joining())
                + "%s%n".formatted(report.intervals());
    }

    private static String row(ComparisonRow row) {
        return ROW.formatted(
                row.name(), row.before(), row.after(), row.unit(), row.change(), row.interval(), row.noise());
    }
}
