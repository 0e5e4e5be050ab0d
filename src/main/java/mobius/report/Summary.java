package mobius.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mobius.report.page.Page;
import mobius.report.picture.Pictures;
import mobius.report.reason.ReasonsMarkdown;
import mobius.report.reason.ReportedSentences;
import mobius.report.text.Figures;
import mobius.report.text.Headlines;
import mobius.report.text.Markdown;
import mobius.report.text.Order;
import mobius.report.text.Reasons;
import mobius.report.text.RunReport;
import mobius.report.text.Sentences;
import mobius.report.text.Wrapped;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.RequestSummary;
import mobius.verdict.finding.Suspect;

/** {@code summary.md}: a short verdict for a chat or a pull request. */
public final class Summary {

    /** Most lines of the causes and the reasons. */
    public static final int SCREEN_LINES = 40;

    public static final int SCREEN_WIDTH = 100;

    private static final int MOST_BUDGETS = 20;
    private static final int MOST_REQUESTS = 5;
    private static final int MOST_SUSPECTS = 5;

    private Summary() {}

    /** The charts that it links to. */
    private static final List<String> CHARTS = List.of("percentiles", "throughput", "failures");

    /**
     * Returns the text of the file, to be stored as UTF-8.
     *
     * @param page in the same folder
     */
    public static String of(RunReport run, Page page) {
        Reasons reasons = Reasons.of(run.verdict());
        Stream<String> top =
                Stream.of("## " + run.verdict().outcome() + "\n", Markdown.escaped(reasons.headline()) + "\n");
        Stream<String> measured = ExecutiveSummary.measured(run).map(Summary::paragraph);
        List<String> causes = causes(run);
        Stream<String> why = ReasonsMarkdown.of(reasons, run, SCREEN_LINES - lines(causes), SCREEN_WIDTH);
        return Stream.of(
                        top,
                        measured,
                        causes.stream(),
                        why,
                        budgets(run),
                        requests(run),
                        InjectorsSection.markdown(run.injectors()),
                        charts(page))
                .flatMap(part -> part)
                .collect(Collectors.joining("\n"));
    }

    private static List<String> causes(RunReport run) {
        List<Suspect> suspects = run.verdict().suspects();
        if (suspects.isEmpty()) {
            return List.of(paragraph(ExecutiveSummary.bottlenecks(run)));
        }
        ReportedSentences said = new ReportedSentences();
        List<String> items = suspects.stream()
                .limit(MOST_SUSPECTS)
                .map(suspect -> bottleneck(suspect, said))
                .toList();
        int shown = BottlenecksText.fitting(items, SCREEN_WIDTH);
        int more = suspects.size() - shown;
        return Stream.of(
                        Stream.of("Bottlenecks, the likeliest first:\n"),
                        items.stream().limit(shown),
                        more > 0 ? Stream.of("", paragraph("And " + more + " more, in verdict.html.")) : Stream.of(""),
                        ExecutiveSummary.improvement(run).map(Summary::paragraph))
                .flatMap(lines -> lines)
                .toList();
    }

    private static int lines(List<String> paragraphs) {
        return (int) String.join("\n", paragraphs)
                .lines()
                .flatMap(line -> Wrapped.to(SCREEN_WIDTH, "", "", line))
                .count();
    }

    private static String bottleneck(Suspect suspect, ReportedSentences said) {
        return "1. %s, %s. %s %s"
                .formatted(
                        Markdown.escaped(suspect.title()),
                        suspect.effort(),
                        Markdown.escaped(suspect.reason()),
                        Markdown.escaped(said.unsaid(suspect.advice())))
                .stripTrailing();
    }

    private static String paragraph(String text) {
        return Markdown.escaped(text) + "\n";
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
                Headlines.name(finding, run),
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

    private static Stream<String> charts(Page page) {
        return page.charts().stream()
                .filter(chart -> CHARTS.contains(chart.id()) && page.pictures().has(chart))
                .map(chart -> "![%s](%s)\n".formatted(Markdown.escaped(chart.caption()), Pictures.path(chart)));
    }
}
