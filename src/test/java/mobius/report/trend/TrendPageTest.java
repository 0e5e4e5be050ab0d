package mobius.report.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import mobius.budget.Budget;
import mobius.report.Trends;
import mobius.verdict.finding.Verdict.Outcome;
import mobius.verdict.past.NoiseBand;
import mobius.verdict.past.PastRuns;
import mobius.verdict.past.RunMetric;
import org.junit.jupiter.api.Test;

final class TrendPageTest {

    private static final Pattern MODEL = Pattern.compile("id=\"model\">(.*?)</script>", Pattern.DOTALL);
    private static final int TOTAL = 0;
    private static final int ERRORS = 2;

    @Test
    void theBandIsTheOneThatTheRunWasHeldAgainst() throws IOException {
        TrendReport report = Trends.eventful();
        JsonNode figure = line(report).at("/charts/0/figures/0");
        assertThat(figure.path("name").asText()).isEqualTo("p95 of all requests");
        for (int i = 0; i < 60; i++) {
            TrendRun run = report.lines().get(0).runs().get(i);
            NoiseBand band = run.past()
                    .band(new RunMetric(RunMetric.Kind.P95, Budget.TOTAL, 0, 0))
                    .orElse(null);
            assertThat(figure.path("low").get(i).isNull()).isEqualTo(band == null);
            if (band != null) {
                assertThat(figure.path("low").get(i).asDouble()).isEqualTo(band.low());
                assertThat(figure.path("high").get(i).asDouble()).isEqualTo(band.high());
            }
        }
    }

    @Test
    void whatIsNotKnownIsAGapAndNeverZero() throws IOException {
        JsonNode errors = line(Trends.quiet(30)).at("/charts/" + ERRORS + "/figures/0/values");
        assertThat(errors).hasSize(30);
        assertThat(errors.get(6).isNull()).isTrue();
        assertThat(errors.get(7).isNumber()).isTrue();
        assertThat(TrendPage.of(Trends.quiet(7))).contains("<td class=\"number\" data-label=\"Errors\">not known</td>");
    }

    @Test
    void aSingleRunHasNoBandYet() throws IOException {
        JsonNode figure = line(Trends.quiet(1)).at("/charts/" + TOTAL + "/figures/0");
        assertThat(figure.path("values")).hasSize(1);
        assertThat(figure.path("high").get(0).isNull()).isTrue();
    }

    @Test
    void fiveHundredRunsAreASmallPage() {
        assertThat(TrendPage.of(Trends.quiet(500))).hasSizeLessThan(1_500_000);
    }

    @Test
    void acceptedChangesAreMarkedAtTheirRunAndTold() throws IOException {
        JsonNode marks = line(Trends.eventful()).path("marks");
        assertThat(marks).hasSize(1);
        assertThat(marks.get(0).path("at").asInt()).isEqualTo(30);
        assertThat(marks.get(0).path("number").asInt()).isEqualTo(2);
        assertThat(TrendPage.of(Trends.eventful()))
                .contains(
                        "a new database (recorded on 2025-12-23 02:00:00 UTC; that run is not among those shown)",
                        "Accepted from the run of 2026-01-31 02:00:00 UTC on, build 1.30: search ranks by freshness now");
    }

    @Test
    void runsThatAreNotComparableAreOfAnotherKindAndTheDifferenceIsTold() throws IOException {
        assertThat(line(Trends.eventful()).at("/runs/11/kind").asInt()).isEqualTo(1);
        assertThat(TrendPage.of(Trends.eventful()))
                .contains("3 runs (injector: agent-2 with 2 cores and agent-1 with 4 cores)");
        assertThat(TrendPage.of(Trends.quiet(9))).doesNotContain("comparable with the latest");
    }

    @Test
    void ofManyKindsOfRunsTheMostFrequentOnesAreTold() {
        TrendLine line = Trends.quiet(60).lines().get(0);
        List<TrendRun> runs = IntStream.range(0, 60)
                .mapToObj(i -> new TrendRun(
                        line.runs().get(i).run(), PastRuns.none("new"), i, List.of("injector: agent-" + i % 20), false))
                .toList();
        assertThat(new TrendLine("simulation", "nightly", 60, runs, List.of()).breaks())
                .contains("3 runs (injector: agent-0)", "and those of 15 other kinds in the table.");
    }

    @Test
    void theHeadSaysWhichFiguresOfTheLatestRunStickOut() {
        assertThat(TrendPage.of(Trends.quiet(60)))
                .containsPattern("p95 of all requests: 1\\d\\d\\.?\\d* ms, above the band");
        assertThat(TrendPage.of(Trends.quiet(4))).doesNotContain("Outside their bands");
    }

    @Test
    void noNameEscapesIntoThePage() {
        String hostile = "</script><script>alert(1)</script><!-- {{model}} $1 \\ \u202E\"'";
        String page = TrendPage.of(Trends.named(List.of(hostile), hostile));
        assertThat(page).doesNotContain("<script>alert", "\u202E");
        assertThat(Pattern.compile("</script>").matcher(page).results()).hasSize(3);
    }

    @Test
    void filesThatAreMissingMakeNothingWell() {
        List<TrendLine> lines = Trends.quiet(1).lines();
        assertThat(new TrendReport("local", Trends.named(List.of("x"), "why").lines(), List.of("a file")).outcome())
                .isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(new TrendReport("local", lines, List.of("a file")).outcome()).isEqualTo(Outcome.FAIL);
        assertThatThrownBy(() -> new TrendReport("local", List.of(), List.of())).hasMessageContaining("local has none");
    }

    private static JsonNode line(TrendReport report) throws IOException {
        var found = MODEL.matcher(TrendPage.of(report));
        assertThat(found.find()).isTrue();
        return new JsonMapper().readTree(found.group(1)).at("/lines/0");
    }
}
