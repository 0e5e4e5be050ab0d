package mobius.report.trend;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
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
        JsonNode view = view(report, TOTAL);
        assertThat(view.path("name").asText()).isEqualTo("p95 of all requests");
        Map<Integer, JsonNode> bands = byRun(view.at("/bands/0/points"));
        for (int i = 0; i < 60; i++) {
            TrendRun run = report.lines().get(0).runs().get(i);
            NoiseBand band = run.past()
                    .band(new RunMetric(RunMetric.Kind.P95, Budget.TOTAL, 0, 0))
                    .orElse(null);
            JsonNode shown = bands.get(i);
            assertThat(shown == null).isEqualTo(band == null);
            if (shown != null && band != null) {
                assertThat(shown.path(1).asDouble()).isEqualTo(band.low());
                assertThat(shown.path(2).asDouble()).isEqualTo(band.high());
            }
        }
    }

    @Test
    void whatIsNotKnownIsAGapAndNeverZero() throws IOException {
        Map<Integer, JsonNode> errors = byRun(line(view(Trends.quiet(30), ERRORS), "SOLID"));
        assertThat(errors).hasSize(30);
        assertThat(requireNonNull(errors.get(6)).path(1).isNull()).isTrue();
        assertThat(requireNonNull(errors.get(7)).path(1).isNumber()).isTrue();
        assertThat(TrendPage.of(Trends.quiet(7)).html())
                .contains("<td class=\"number\" data-label=\"Errors\">not known</td>");
    }

    @Test
    void aSingleRunHasNoBandYet() throws IOException {
        JsonNode view = view(Trends.quiet(1), TOTAL);
        assertThat(byRun(line(view, "SOLID"))).hasSize(1);
        assertThat(view.path("bands")).isEmpty();
    }

    @Test
    void fiveHundredRunsAreASmallPage() {
        assertThat(TrendPage.of(Trends.quiet(500)).html()).hasSizeLessThan(1_500_000);
    }

    @Test
    void acceptedChangesAreMarkedAtTheirRunAndTold() throws IOException {
        JsonNode changes = model(Trends.eventful()).path("changes");
        assertThat(changes).hasSize(1);
        assertThat(changes.get(0).path("at").asInt()).isEqualTo(30);
        assertThat(changes.get(0).path("number").asInt()).isEqualTo(2);
        JsonNode mark = model(Trends.eventful()).at("/charts/0/marks/0");
        assertThat(mark.path("at").asInt()).isEqualTo(30);
        assertThat(mark.path("name").asText()).isEqualTo("accepted (2)");
        assertThat(TrendPage.of(Trends.eventful()).html())
                .contains(
                        "a new database (recorded on 2025-12-23 02:00:00 UTC; that run is not among those shown)",
                        "Accepted from the run of 2026-01-31 02:00:00 UTC on, build 1.30: search ranks by freshness now");
    }

    @Test
    void runsThatAreNotComparableAreOnALineOfTheirOwnAndTheDifferenceIsTold() throws IOException {
        JsonNode view = view(Trends.eventful(), TOTAL);
        assertThat(byRun(line(view, "THIN"))).containsOnlyKeys(11, 28, 45);
        assertThat(byRun(line(view, "SOLID"))).hasSize(57).doesNotContainKeys(11, 28, 45);
        assertThat(TrendPage.of(Trends.eventful()).html())
                .contains("3 runs (injector: agent-2 with 2 cores and agent-1 with 4 cores)");
        assertThat(TrendPage.of(Trends.quiet(9)).html()).doesNotContain("comparable with the latest");
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
        assertThat(TrendPage.of(Trends.quiet(60)).html())
                .containsPattern("p95 of all requests: 1\\d\\d\\.?\\d* ms, above the band");
        assertThat(TrendPage.of(Trends.quiet(4)).html()).doesNotContain("Outside their bands");
    }

    @Test
    void noNameEscapesIntoThePage() {
        String hostile = "</script><script>alert(1)</script><!-- {{model}} $1 \\ \u202E\"'";
        String page = TrendPage.of(Trends.named(List.of(hostile), hostile)).html();
        assertThat(page).doesNotContain("<script>alert", "\u202E");
        assertThat(Pattern.compile("</script>").matcher(page).results()).hasSize(4);
    }

    @Test
    void filesThatAreMissingMakeNothingWell() {
        List<TrendLine> lines = Trends.quiet(1).lines();
        assertThat(new TrendReport("local", Trends.named(List.of("x"), "why").lines(), List.of("a file")).outcome())
                .isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(new TrendReport("local", lines, List.of("a file")).outcome()).isEqualTo(Outcome.FAIL);
        assertThatThrownBy(() -> new TrendReport("local", List.of(), List.of())).hasMessageContaining("local has none");
    }

    /** The first view of a chart of the first line. */
    private static JsonNode view(TrendReport report, int chart) throws IOException {
        return model(report).at("/charts/" + chart + "/views/0");
    }

    private static JsonNode line(JsonNode view, String stroke) {
        return StreamSupport.stream(view.path("lines").spliterator(), false)
                .filter(line -> line.path("stroke").asText().equals(stroke))
                .findFirst()
                .orElseThrow()
                .path("points");
    }

    /** Points by their run, the first of each: a gap stands behind the last run. */
    private static Map<Integer, JsonNode> byRun(JsonNode points) {
        Map<Integer, JsonNode> byRun = new TreeMap<>();
        points.forEach(point -> byRun.putIfAbsent(point.path(0).asInt(), point));
        return byRun;
    }

    private static JsonNode model(TrendReport report) throws IOException {
        var found = MODEL.matcher(TrendPage.of(report).html());
        assertThat(found.find()).isTrue();
        return new JsonMapper().readTree(found.group(1)).at("/lines/0");
    }
}
