package mobius.cli;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import mobius.budget.Budget;
import mobius.history.Acceptance;
import mobius.history.Entry;
import mobius.history.SeriesHistory;
import mobius.verdict.past.PastRun;
import mobius.verdict.past.PastRuns;
import mobius.verdict.past.RunMetric;

/**
 * One series of the history as text.
 *
 * @param listing the runs of the series
 */
record HistoryTable(SeriesHistory listing) {

    private static final String ROW = "  %-24s %-20s %-12s %-16s %9s %11s %8s  %s%n";

    /** A line with the state of the reference, and one line for each run in chronological order. */
    String text() {
        if (listing.entries().isEmpty()) {
            return "%s: no run can be read%n".formatted(listing.line());
        }
        return state() + head() + listing.entries().stream().map(this::row).collect(Collectors.joining());
    }

    private Entry latest() {
        return listing.entries().get(listing.entries().size() - 1);
    }

    /** The runs with which the next run would be compared, if it is like the latest one. */
    private PastRuns next() {
        return listing.before(latest().provenance(), Instant.MAX.toString());
    }

    private String state() {
        int runs = listing.entries().size();
        String moved =
                listing.accepted(latest().provenance()).map(HistoryTable::moved).orElse("");
        return String.format(
                Locale.ROOT,
                "%s: %d %s, %d in the reference%s%n",
                latest().provenance().line(),
                runs,
                runs == 1 ? "run" : "runs",
                next().reference(0).size(),
                moved);
    }

    private static String moved(Acceptance accepted) {
        return ", which was moved to %s on %s: %s".formatted(accepted.run(), day(accepted.time()), accepted.reason());
    }

    private static String head() {
        return ROW.formatted("run", "began", "verdict", "build", "p95, ms", "requests/s", "errors", "");
    }

    private String row(Entry entry) {
        PastRun run = entry.run();
        return ROW.formatted(
                run.id(),
                Instant.parse(run.started()).truncatedTo(ChronoUnit.SECONDS),
                run.outcome(),
                Objects.requireNonNullElse(run.build(), "not known"),
                figure(run, RunMetric.Kind.P95, "%.1f", 1),
                figure(run, RunMetric.Kind.THROUGHPUT, "%.1f", 1),
                figure(run, RunMetric.Kind.ERRORS, "%.2f %%", 100),
                role(entry));
    }

    /** Why a run is not part of the reference, or that it is; empty for a run that is merely older. */
    private String role(Entry entry) {
        List<String> differences = entry.provenance().differencesFrom(latest().provenance());
        if (!differences.isEmpty()) {
            return "not comparable: " + String.join("; ", differences);
        }
        if (next().reference(0).contains(entry.run())) {
            return "reference";
        }
        return entry.run().trusted() ? "" : "not trusted";
    }

    private static String figure(PastRun run, RunMetric.Kind kind, String format, double scale) {
        return run.figures().stream()
                .filter(figure -> figure.kind() == kind && figure.subject().equals(Budget.TOTAL))
                .map(figure -> String.format(Locale.ROOT, format, scale * figure.value()))
                .findFirst()
                .orElse("not known");
    }

    private static String day(String time) {
        return time.substring(0, "2026-01-01".length());
    }
}
