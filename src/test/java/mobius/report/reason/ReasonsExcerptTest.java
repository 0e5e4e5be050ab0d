package mobius.report.reason;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mobius.budget.Severity;
import mobius.report.Console;
import mobius.report.ManyFindings;
import mobius.report.Runs;
import mobius.report.Summary;
import mobius.report.VerdictPage;
import mobius.report.text.Reasons;
import mobius.report.text.RunReport;
import mobius.report.text.Wrapped;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Status;
import mobius.verdict.finding.Verdict.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reasons of a verdict on the console, in the summary and on the page. */
final class ReasonsExcerptTest {

    private static final int ROOMY = 1_000;

    static Stream<String> nineOfOneKind() {
        RunReport run = ManyFindings.run(Outcome.INCONCLUSIVE, ManyFindings.undecided(9), List.of());
        return Stream.of(Console.of(run), summary(run), VerdictPage.of(run).html());
    }

    @ParameterizedTest
    @MethodSource("nineOfOneKind")
    void nineFindingsOfOneKindAreExplainedOnceAndAdvisedOnce(String report) {
        assertThat(report)
                .containsOnlyOnce(
                        "A smoke check: of 12 to 20 responses too many were near the limit for a run this short.")
                .containsOnlyOnce("A smoke check")
                .containsOnlyOnce(ManyFindings.MEASURE_LONGER);
    }

    @ParameterizedTest
    @MethodSource("nineOfOneKind")
    void eachOfThemKeepsItsFigures(String report) {
        assertThat(report.replace("</td>\n", "</td>")
                        .replace("</th>\n", "</th>")
                        .lines()
                        .map(line -> line.replaceAll("<[^>]*>|[|]", " ").replaceAll(" +", " ")))
                .anyMatch(line -> line.contains("p95 of GET /things/a") && line.contains("101 ms 1.01x 12"))
                .anyMatch(line -> line.contains("p95 of GET /things/i") && line.contains("109 ms 1.09x 20"));
    }

    @Test
    void theConsoleShowsWhatDiffersAsATable() {
        RunReport run = ManyFindings.run(
                Outcome.FAIL,
                List.of(
                        ManyFindings.slow(null, "GET /b", 130),
                        ManyFindings.slow(Severity.P1, "GET /a", 1_200),
                        ManyFindings.undecided(1).get(0)),
                List.of());

        assertThat(Console.of(run)).endsWith("""

                Because:     figure                                           limit        actual missed by  samples
                FAIL (P1)    p95 of GET /a                                 < 100 ms      1,200 ms       12x    2,000
                FAIL         p95 of GET /b                                 < 100 ms        130 ms      1.3x    2,000
                  Judged by 10 batches of 30 s, at least 200 samples in each.
                  See when it was slow in the chart over time, and what the platform did then.

                Also found:  figure                                           limit        actual missed by  samples
                INCONCLUSIVE p95 of GET /things/a                          < 100 ms        101 ms     1.01x       12
                  A smoke check: of 12 responses too many were near the limit for a run this short.
                  Measure longer or at a higher rate: mobius.profile=nightly or full.

                FAIL: The platform missed 2 requirements.
                """);
    }

    @Test
    void failuresComeBeforeOpenQuestionsTheMostSevereFirst() {
        Finding open = ManyFindings.undecided(1).get(0);
        Finding late = ManyFindings.slow(Severity.P1, "GET /late", 6_000);
        Finding lost = ManyFindings.slow(Severity.P0, "GET /lost", 11_000);
        Finding slow = ManyFindings.slow(null, "GET /slow", 120);
        Finding slower = ManyFindings.slow(null, "GET /slower", 900);

        List<FindingGroup> groups = FindingGroup.of(List.of(open, slow, late, slower, lost));

        assertThat(groups)
                .extracting(FindingGroup::findings)
                .containsExactly(List.of(lost, late, slower, slow), List.of(open));
    }

    @Test
    void figuresOfOtherFailuresDoNotHideTheMostSevereOne() {
        List<Finding> findings = Stream.concat(
                        IntStream.range(0, 20).mapToObj(i -> ManyFindings.slow(Severity.P2, "GET /" + i, 500 + i)),
                        Stream.of(ManyFindings.slow(Severity.P0, "GET /lost", 150)))
                .toList();

        ReasonsExcerpt brief = ReasonsExcerpt.of(new Reasons("", findings, List.of()), new ScreenSpace(8, 100, 1));

        assertThat(brief.deciding()).singleElement().satisfies(part -> {
            assertThat(part.rows().get(0).subject()).isEqualTo("GET /lost");
            assertThat(part.rows()).hasSize(4);
            assertThat(part.more()).isEqualTo(17);
        });
    }

    @Test
    void oneMoreIsShownRatherThanCounted() {
        ReasonsExcerpt brief = ReasonsExcerpt.of(
                new Reasons("", ManyFindings.undecided(11), List.of()), new ScreenSpace(ROOMY, 100, 1));

        assertThat(brief.deciding()).singleElement().satisfies(part -> {
            assertThat(part.rows()).hasSize(11);
            assertThat(part.more()).isZero();
        });
    }

    @Test
    void kindsInARowWithTheSameAdviceHaveItAtTheirEnd() {
        Finding few = ManyFindings.latency(
                Status.INCONCLUSIVE,
                null,
                "GET /few",
                900,
                3,
                "A check needs 12 responses.",
                ManyFindings.MEASURE_LONGER);
        List<Finding> findings = Stream.concat(Stream.of(few), ManyFindings.undecided(2).stream())
                .toList();

        assertThat(ReasonsExcerpt.of(new Reasons("", findings, List.of()), new ScreenSpace(ROOMY, 100, 1))
                        .deciding())
                .extracting(ReasonsExcerpt.Part::notes)
                .containsExactly(
                        List.of("A check needs 12 responses."),
                        List.of(
                                "A smoke check: of 12 to 13 responses too many were near the limit for a run this short.",
                                ManyFindings.MEASURE_LONGER));
    }

    @Test
    void aSentenceThatSeveralKindsShareIsSaidOnce() {
        String shared = "It makes response times longer and never shorter.";
        List<Finding> findings = Stream.of("The injector was short of CPU.", "The injector collected garbage.")
                .map(own -> ManyFindings.latency(Status.FAIL, null, "GET /a", 200, 9, own + " " + shared, null))
                .toList();

        assertThat(ReasonsExcerpt.of(new Reasons("", findings, List.of()), new ScreenSpace(ROOMY, 100, 1))
                        .deciding())
                .extracting(ReasonsExcerpt.Part::notes)
                .containsExactly(
                        List.of("The injector was short of CPU. " + shared),
                        List.of("The injector collected garbage."));
    }

    @Test
    void theCauseComesBeforeTheSymptoms() {
        RunReport run = Runs.failed();

        for (String report : List.of(Console.of(run), summary(run))) {
            assertThat(report.lastIndexOf("exhausted pool"))
                    .isBetween(0, report.indexOf("The whole interval lies above the limit."));
        }
        String page = VerdictPage.of(run).html();
        assertThat(page.indexOf("Bottlenecks: exhausted pool"))
                .isBetween(0, page.indexOf("The whole interval lies above"));
    }

    @Test
    void aRunInWhichEverythingFailedTakesOneScreenOfTheConsole() {
        List<String> why = below(Console.of(ManyFindings.everythingFailed()));

        assertThat(why).hasSizeLessThanOrEqualTo(Console.SCREEN_LINES);
        assertThat(why).allMatch(line -> line.length() <= Console.SCREEN_WIDTH);
        assertThat(why).anyMatch(line -> line.matches("And \\d+ more, in the table above\\."));
        assertThat(why).last().isEqualTo("FAIL: The platform missed 48 requirements.");
    }

    @Test
    void whateverWasFoundTakesOneScreenOfTheConsole() {
        Random random = new Random(1);
        RunReport any = Runs.failed();
        for (int i = 0; i < 300; i++) {
            List<String> why = below(Console.of(ManyFindings.random(any, random)));
            assertThat(why).as("run %d", i).hasSizeLessThanOrEqualTo(Console.SCREEN_LINES);
        }
    }

    @Test
    void aRunInWhichEverythingFailedTakesOneScreenOfTheSummary() {
        String summary = summary(ManyFindings.everythingFailed());
        String why = summary.substring(
                summary.indexOf("Bottlenecks, the likeliest first"), summary.indexOf("| Status | Budget | Limit |"));

        assertThat(why.lines().flatMap(line -> Wrapped.to(Summary.SCREEN_WIDTH, "", "", line)))
                .hasSizeLessThanOrEqualTo(Summary.SCREEN_LINES);
    }

    @Test
    void whatIsNotAmongTheReasonsIsInTheTablesOfThePage() {
        RunReport run = ManyFindings.everythingFailed();
        String page = VerdictPage.of(run).html();
        String tables = page.substring(page.indexOf("<section id=\"budgets\""), page.indexOf("<section id=\"charts\""));

        assertThat(Arrays.stream(tables.split("<tr>")).filter(row -> row.contains("data-label=\"Limit\"")))
                .hasSameSizeAs(run.verdict().findings());
        Map.of("a", 1, "l", 1)
                .forEach((way, times) -> assertThat(page.split("It was judged by way " + way, -1))
                        .hasSize(times + 1));
    }

    /** The lines below the table of the findings. */
    private static List<String> below(String console) {
        List<String> lines = console.lines().toList();
        int start = IntStream.range(0, lines.size())
                .filter(number -> lines.get(number).startsWith("Bottlenecks"))
                .findFirst()
                .orElseThrow();
        return lines.subList(start, lines.size());
    }

    private static String summary(RunReport run) {
        return Summary.of(run, VerdictPage.of(run));
    }
}
