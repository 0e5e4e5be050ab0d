package mobius.cli.compare;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import mobius.comparison.ComparisonResult;
import mobius.comparison.LegResult;
import mobius.comparison.Names;
import mobius.comparison.Side;
import mobius.report.comparison.ComparisonWords;

/** Prints a line for each deployment, leg and pair of a live comparison as it becomes known. */
final class ComparisonLines {

    private final Names names;
    private final PrintWriter out;
    private int legs;
    private int pairs;

    ComparisonLines(Names names, PrintWriter out) {
        this.names = names;
        this.out = out;
    }

    /** Prints what is new since the previous call. */
    void tell(ComparisonResult known) {
        List<LegResult> all = known.legs();
        while (legs < all.size()) {
            tell(all.get(legs));
        }
        while (pairs < known.pairs().size()) {
            pairs++;
            out.printf(Locale.ROOT, "    pair %d: %s%n", pairs, pair(known, pairs - 1));
        }
        Side attempt = known.deployed().attempt();
        if (attempt != null && known.ending() == ComparisonResult.Ending.UNDER_WAY) {
            out.printf("    deploying %s ...%n", names.of(attempt));
        }
        out.flush();
    }

    /** Prints the next leg; legs are numbered from 1. */
    void tell(LegResult leg) {
        legs++;
        String figures = leg.p95Millis().values().stream()
                .map(millis -> String.format(Locale.ROOT, "%.1f ms", millis))
                .collect(Collectors.joining(", "));
        String told = figures.isEmpty()
                ? "no p95"
                : "p95 " + figures + String.format(Locale.ROOT, " of %,d responses", leg.responses());
        out.printf(
                Locale.ROOT,
                "%2d. %-6s %s%s%n",
                legs,
                leg.side().name().toLowerCase(Locale.ROOT),
                told,
                Optional.ofNullable(leg.doubt())
                        .map(doubt -> "; it does not count: " + doubt)
                        .orElse(""));
        out.flush();
    }

    /** The difference in a pair for each subject, with the interval so far. */
    private static String pair(ComparisonResult known, int index) {
        return known.subjects().stream()
                .map(subject -> String.format(
                                Locale.ROOT,
                                "%+.1f %%",
                                100 * Math.expm1(known.logRatios(subject).get(index)))
                        + known.answer(subject)
                                .map(answer -> ", so far " + ComparisonWords.interval(answer))
                                .orElse("")
                        + " (" + subject + ")")
                .collect(Collectors.joining("; "));
    }
}
