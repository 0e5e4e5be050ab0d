package mobius.report;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mobius.verdict.Facts;
import mobius.verdict.Finding;
import mobius.verdict.RequestSummary;
import org.jspecify.annotations.Nullable;

/** {@code summary.md}: the verdict for a chat or a pull request, short whatever was found. */
public final class Summary {

    private static final int MOST_REASONS = 5;
    private static final int MOST_BUDGETS = 20;
    private static final int MOST_REQUESTS = 5;

    private Summary() {}

    /** The text of the file, to be stored as UTF-8. */
    public static String of(JudgedRun run) {
        Reasons reasons = Reasons.of(run.verdict());
        Stream<String> top = Stream.of(
                "## " + run.verdict().outcome() + "\n",
                Markdown.escaped(reasons.headline()) + "\n",
                Markdown.escaped(tested(run.tested()) + plan(run.tested())) + "\n");
        return Stream.of(top, why(reasons), budgets(run), requests(run))
                .flatMap(part -> part)
                .collect(Collectors.joining("\n"));
    }

    private static String tested(Tested tested) {
        return "%s on %s (%s), platform version %s, started %s."
                .formatted(
                        orUnknown(tested.simulation()),
                        orUnknown(tested.environment()),
                        orUnknown(tested.profile()),
                        orUnknown(tested.platformVersion()),
                        orUnknown(VerdictSection.started(tested.started())));
    }

    private static String plan(Tested tested) {
        return tested.workload().isPresent()
                ? ""
                : " Judged without a plan: the whole run was measured, ramps and all, and nobody knows which load was meant.";
    }

    private static String orUnknown(@Nullable String value) {
        return Objects.requireNonNullElse(value, Figures.NOT_KNOWN);
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

    private static Stream<String> budgets(JudgedRun run) {
        Stream<String> rows = run.verdict().findings().stream()
                .filter(finding -> !finding.trustGate() && Prominent.is(finding))
                .sorted(Order.WORST_FIRST)
                .limit(MOST_BUDGETS)
                .map(finding -> row(finding, run));
        return Stream.concat(
                Stream.of(
                        "| Status | Budget | Limit | Actual | Interval | Samples |",
                        "| --- | --- | ---: | ---: | ---: | ---: |"),
                Stream.concat(rows, Stream.of("")));
    }

    private static String row(Finding finding, JudgedRun run) {
        Facts facts = finding.facts();
        return Markdown.row(
                Sentences.label(finding),
                Prominent.name(facts, run),
                Figures.expected(facts),
                Figures.actual(facts),
                Figures.interval(facts),
                Figures.samples(facts));
    }

    private static Stream<String> requests(JudgedRun run) {
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
