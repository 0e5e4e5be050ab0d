package mobius.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mobius.report.text.Abbreviated;
import mobius.report.text.Figures;
import mobius.report.text.Headlines;
import mobius.report.text.NoBottleneck;
import mobius.report.text.Order;
import mobius.report.text.Reasons;
import mobius.report.text.RunReport;
import mobius.report.text.Sentences;
import mobius.report.text.Wrapped;
import mobius.text.TextSanitizer;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.suspect.Suspect;

/**
 * What a terminal shows at the end of a run: ASCII, at most {@link #WIDTH} characters wide, with the verdict at the very
 * end, because that is what one sees.
 */
public final class Console {

    static final int WIDTH = 120;

    private static final int MOST_REASONS = 10;
    private static final int MOST_ROWS = 40;
    private static final int MOST_SUSPECTS = 5;

    private static final String ROW = "%-17s %-50s %15s %15s %19s";

    private Console() {}

    /** The text, with a line break at its end. */
    public static String of(RunReport run) {
        Reasons reasons = Reasons.of(run.verdict());
        Stream<String> verdict = Stream.of("", run.verdict().outcome() + ": " + reasons.headline());
        return Stream.of(
                        table(run),
                        InjectorsSection.text(run.injectors()),
                        bottlenecks(run),
                        why("Also found", reasons.others()),
                        why("Because", reasons.deciding()),
                        verdict)
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
                Abbreviated.to(50, TextSanitizer.text(Headlines.name(facts, run))),
                Abbreviated.to(15, signs(Figures.expected(facts))),
                Abbreviated.to(15, Figures.actual(facts)),
                Abbreviated.to(19, Figures.interval(facts)));
    }

    private static Stream<String> why(String title, List<Finding> findings) {
        if (findings.isEmpty()) {
            return Stream.of();
        }
        String rest = findings.size() > MOST_REASONS ? "- and " + (findings.size() - MOST_REASONS) + " more" : "";
        return Stream.of(
                        Stream.of("", title + ":"),
                        findings.stream().limit(MOST_REASONS).flatMap(Console::reason),
                        Stream.of(rest).filter(line -> !line.isEmpty()))
                .flatMap(lines -> lines);
    }

    private static Stream<String> bottlenecks(RunReport run) {
        List<Suspect> suspects = run.verdict().suspects();
        return suspects.isEmpty()
                ? Stream.of("", "Bottlenecks: %s.".formatted(NoBottleneck.words(run)))
                : Stream.concat(
                        Stream.of("", "Bottlenecks, the likeliest first:"),
                        suspects.stream().limit(MOST_SUSPECTS).flatMap(Console::bottleneck));
    }

    private static Stream<String> bottleneck(Suspect suspect) {
        String text = "%s, %s. %s %s".formatted(suspect.title(), suspect.effort(), suspect.reason(), suspect.advice());
        return Wrapped.to(WIDTH, "- ", "  ", TextSanitizer.text(text));
    }

    private static Stream<String> reason(Finding finding) {
        String advice = finding.advice() == null ? "" : " " + finding.advice();
        String text = signs(TextSanitizer.text(Sentences.fact(finding) + " " + finding.explanation() + advice));
        return Wrapped.to(WIDTH, "- ", "  ", text);
    }

    /** Some terminals know no other characters, and none shows them all at the width that it is told. */
    private static String ascii(String line) {
        return line.replaceAll("[^\\x20-\\x7E]", "?");
    }

    private static String signs(String text) {
        return text.replace("\u2264", "<=").replace("\u2265", ">=");
    }
}
