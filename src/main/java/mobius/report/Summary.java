package mobius.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mobius.report.text.Figures;
import mobius.report.text.Headlines;
import mobius.report.text.Markdown;
import mobius.report.text.Order;
import mobius.report.text.Reasons;
import mobius.report.text.RunReport;
import mobius.report.text.Sentences;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.RequestSummary;
import mobius.verdict.suspect.Suspect;

/** {@code summary.md}: the verdict for a chat or a pull request, short whatever was found. */
public final class Summary {

    private static final int MOST_REASONS = 5;
    private static final int MOST_BUDGETS = 20;
    private static final int MOST_REQUESTS = 5;
    private static final int MOST_SUSPECTS = 5;

    private Summary() {}

    /** The text of the file, to be stored as UTF-8. */
    public static String of(RunReport run) {
        Reasons reasons = Reasons.of(run.verdict());
        Stream<String> top =
                Stream.of("## " + run.verdict().outcome() + "\n", Markdown.escaped(reasons.headline()) + "\n");
        Stream<String> opening = ExecutiveSummary.lines(run).stream().map(line -> Markdown.escaped(line) + "\n");
        return Stream.of(top, opening, why(reasons), bottlenecks(run), budgets(run), requests(run), InjectorsSection.markdown(run.injectors()))
                .flatMap(part -> part)
                .collect(Collectors.joining("\n"));
    }

    private static Stream<String> why(Reasons reasons) {
        List<Finding> all = Stream.concat(reasons.deciding().stream(), reasons.others().stream())
                .toList();
        Stream<String> shown =
                all.stream().limit(MOST_REASONS).map(finding -> "- " + Markdown.escaped(reason(finding)));
        String rest = all.size() > MOST_REASONS ? "- and " + (all.size() - MOST_REASONS) + " more" : "";
        return Stream.concat(shown, Stream.of(rest));
    }

    private static String reason(Finding finding) {
        String advice = finding.advice() == null ? "" : " " + finding.advice();
        return Sentences.fact(finding) + " " + finding.explanation() + advice;
    }

    private static Stream<String> bottlenecks(RunReport run) {
        List<Suspect> suspects = run.verdict().suspects();
        return suspects.isEmpty()
                ? Stream.of()
                : Stream.of(
                                Stream.of("Bottlenecks, the likeliest first:\n"),
                                suspects.stream().limit(MOST_SUSPECTS).map(Summary::bottleneck),
                                Stream.of(""))
                        .flatMap(lines -> lines);
    }

    private static String bottleneck(Suspect suspect) {
        return "1. %s, %s. %s %s"
                .formatted(
                        Markdown.escaped(suspect.title()),
                        suspect.effort(),
                        Markdown.escaped(suspect.reason()),
                        Markdown.escaped(suspect.advice()));
    }

    private static Stream<String> budgets(RunReport run) {
        Stream<String> rows = run.verdict().findings().stream()
                .filter(finding -> !finding.isTrustGate() && Headlines.is(finding))
                .sorted(Order.WORST_FIRST)
                .limit(MOST_BUDGETS)
                .map(finding -> row(finding, run));
        return Stream.concat(
                Stream.of(
                        "| Status | Budget | Limit | Actual | Interval | Samples |",
                        "| --- | --- | ---: | ---: | ---: | ---: |"),
                Stream.concat(rows, Stream.of("")));
    }

    private static String row(Finding finding, RunReport run) {
        Observation facts = finding.facts();
        return Markdown.row(
                Sentences.label(finding),
                Headlines.name(facts, run),
                Figures.expected(facts),
                Figures.actual(facts),
                Figures.interval(facts),
                Figures.samples(facts));
    }

    private static Stream<String> requests(RunReport run) {
        Stream<String> rows = run.verdict().requests().stream()
                .sorted(Order.WORST_REQUEST_FIRST)
                .limit(MOST_REQUESTS)
                .map(Summary::row);
        return Stream.concat(
                Stream.of(
                        "| Worst requests | Count | Failed | p95 ms | p99 ms | max ms |",
                        "| --- | ---: | ---: | ---: | ---: | ---: |"),
                Stream.concat(rows, Stream.of("")));
    }

    private static String row(RequestSummary request) {
        return Markdown.row(
                request.name(),
                Figures.of(request.count()),
                Figures.of(request.ko()),
                Figures.of(request.p95Millis()),
                Figures.of(request.p99Millis()),
                Figures.of(request.maxMillis()));
    }
}
