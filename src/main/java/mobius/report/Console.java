package mobius.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mobius.report.reason.ReasonsText;
import mobius.report.text.Abbreviated;
import mobius.report.text.Figures;
import mobius.report.text.Headlines;
import mobius.report.text.Order;
import mobius.report.text.PlainText;
import mobius.report.text.Reasons;
import mobius.report.text.RunReport;
import mobius.report.text.Sentences;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;

/**
 * What a terminal shows at the end of a run, in ASCII: a table of the findings, at most {@link #WIDTH} characters wide, then the
 * causes, the reasons and the verdict, which fit on one screen.
 */
public final class Console {

    static final int WIDTH = 120;

    /** Most lines below the table. */
    public static final int SCREEN_LINES = 40;

    public static final int SCREEN_WIDTH = 100;

    private static final int MOST_ROWS = 40;

    private static final String ROW = "%-17s %-50s %15s %15s %19s";

    private Console() {}

    /** Returns the text with a line break at its end. */
    public static String of(RunReport run) {
        Reasons reasons = Reasons.of(run.verdict());
        List<String> causes = BottlenecksText.of(run, SCREEN_WIDTH);
        List<String> verdict = List.of("", run.verdict().outcome() + ": " + reasons.headline());
        int room = SCREEN_LINES - causes.size() - verdict.size();
        Stream<String> why = ReasonsText.of(reasons, run, room, SCREEN_WIDTH);
        return Stream.of(table(run), InjectorsSection.text(run.injectors()), causes.stream(), why, verdict.stream())
                .flatMap(lines -> lines)
                .map(Console::ascii)
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static Stream<String> table(RunReport run) {
        List<Finding> findings = run.verdict().findings().stream()
                .filter(Headlines::is)
                .sorted(Order.WORST_FIRST)
                .toList();
        String head = ROW.formatted("status", "figure", "limit", "actual", "interval");
        String rest =
                findings.size() > MOST_ROWS ? "and " + (findings.size() - MOST_ROWS) + " more in verdict.json" : "";
        return Stream.of(
                        Stream.of(head, "-".repeat(WIDTH)),
                        findings.stream().limit(MOST_ROWS).map(finding -> row(finding, run)),
                        Stream.of(rest).filter(line -> !line.isEmpty()))
                .flatMap(lines -> lines);
    }

    private static String row(Finding finding, RunReport run) {
        Observation facts = finding.facts();
        return ROW.formatted(
                Sentences.label(finding),
                Abbreviated.to(50, PlainText.of(Headlines.name(finding, run))),
                Abbreviated.to(15, PlainText.of(Figures.expected(facts))),
                Abbreviated.to(15, Figures.actual(facts)),
                Abbreviated.to(19, Figures.interval(facts)));
    }

    /** Converts to ASCII: some terminals support no other characters, and none has the same width for all of them. */
    private static String ascii(String line) {
        return line.replaceAll("[^\\x20-\\x7E]", "?");
    }
}
