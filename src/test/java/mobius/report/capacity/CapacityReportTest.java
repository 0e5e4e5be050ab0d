package mobius.report.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mobius.capacity.Economy;
import mobius.capacity.Prices;
import mobius.capacity.Search;
import mobius.capacity.SearchPlan;
import mobius.capacity.SearchResult;
import mobius.capacity.Sizing;
import mobius.capacity.Step;
import mobius.capacity.StepResult;
import mobius.report.Schemas;
import mobius.report.chart.Chart;
import mobius.verdict.finding.Verdict.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

public class CapacityReportTest {

    private static final SearchPlan PLAN = new SearchPlan(
            100, 400, 1.2, 0.1, Duration.ofSeconds(5), Duration.ofSeconds(10), 1, 2, Optional.empty(), 20);
    private static final Economy ECONOMY = new Economy(
            Optional.of(new Prices("EUR", 0.36, 2, Optional.empty())),
            Optional.of(new Sizing(Duration.ofSeconds(10), 150, 0.3, Optional.of(2))));

    public static Stream<CapacityReport> reports() {
        return Stream.of(
                report(200, 150, ECONOMY),
                report(200, 150, Economy.UNKNOWN),
                report(1e9, 150, ECONOMY),
                report(0.1, 150, ECONOMY),
                overloaded(),
                untrusted());
    }

    @ParameterizedTest
    @MethodSource("reports")
    void everyResultKeepsToItsSchema(CapacityReport report) throws IOException {
        assertThat(Schemas.violations("capacity", CapacityJson.of(report))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("reports")
    void thePageIsWhole(CapacityReport report, @TempDir Path folder) throws IOException {
        CapacityFiles.write(folder, report);
        assertThat(folder.resolve("capacity.html"))
                .content()
                .contains("Capacity", "</html>")
                .doesNotContain("{{");
        assertThat(folder.resolve("capacity.md")).content().startsWith("## Capacity: " + report.outcome());
        assertThat(folder.resolve("capacity.json")).isNotEmptyFile();
    }

    @Test
    void theExpectedLoadDecides() {
        assertThat(report(200, 150, ECONOMY).outcome()).isEqualTo(Outcome.PASS);
        assertThat(report(200, 300, ECONOMY).outcome()).isEqualTo(Outcome.FAIL);
        assertThat(report(200, 200, ECONOMY).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(untrusted().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void whatIsNotKnownIsNull() throws IOException {
        JsonNode json = new JsonMapper().readTree(CapacityJson.of(report(1e9, 150, Economy.UNKNOWN)));
        assertThat(json.at("/capacity/high").isNull()).isTrue();
        assertThat(json.at("/capacity/brokeFirst").isNull()).isTrue();
        assertThat(json.path("users").isNull()).isTrue();
        assertThat(json.path("instances").isNull()).isTrue();
        assertThat(json.path("cost").isNull()).isTrue();
    }

    @Test
    void theSummaryTellsTheBracketAndWhatItRestsOn() {
        assertThat(CapacitySummary.of(report(200, 150, ECONOMY)))
                .contains("The highest load at which every budget holds lies between ")
                .contains("A bracket of at most 10 % from single steps of 10 s; nothing was confirmed.")
                .contains("What broke first is p95 of all requests.")
                .contains("The expected load of 150 requests/s is carried.")
                .contains("| Users at a think time of 10 s |")
                .contains(" EUR |");
    }

    @Test
    void aStepWithoutAnAnswerHasNoTimes() throws IOException {
        JsonNode step = new JsonMapper()
                .readTree(CapacityJson.of(overloaded()))
                .path("steps")
                .get(0);
        assertThat(step.path("answeredPerSecond").asDouble()).isZero();
        assertThat(step.path("p95").isNull()).isTrue();
        assertThat(CapacitySummary.of(overloaded())).contains("| 100 | broken | 3 | 0 | - | - | - | errors |");
        List<Chart> charts = CapacityPage.of(overloaded()).charts();
        assertThat(values(charts.get(0))).isNotEmpty().containsOnly(0.0);
        assertThat(values(charts.get(1))).isNotEmpty().containsOnlyNulls();
    }

    private static List<@Nullable Double> values(Chart chart) {
        List<@Nullable Double> values = new ArrayList<>();
        chart.lines().forEach(line -> line.points().forEach(point -> values.add(point.get(1))));
        return values;
    }

    @Test
    void withoutPricesNoSumIsShown() {
        assertThat(CapacitySummary.of(report(200, 150, Economy.UNKNOWN))).doesNotContain("EUR", "million");
    }

    @Test
    void aLoadThatIsNotCarriedHasNoCost() {
        assertThat(CapacityFigures.of(report(200, 150, ECONOMY)).perMillionAtExpected())
                .isPositive();
        assertThat(CapacityFigures.of(report(200, 300, ECONOMY)).perMillionAtExpected())
                .isNull();
        assertThat(CapacityFigures.of(report(0.1, 150, ECONOMY)).perMillionAtExpected())
                .isNull();
    }

    private static CapacityReport report(double limit, double expected, Economy economy) {
        return report(Search.run(PLAN, limit(limit), known -> {}), expected, economy);
    }

    /** Everything fails at once. */
    public static CapacityReport overloaded() {
        Step nothing = (load, hold) -> new StepResult(
                load,
                load,
                hold,
                StepResult.Outcome.BROKEN,
                3.0,
                new StepResult.Figures(0, null, null, null, null, 1.0),
                "errors",
                "target/gatling/loadsimulation-1");
        return report(Search.run(PLAN, nothing, known -> {}), 150, ECONOMY);
    }

    private static CapacityReport untrusted() {
        List<StepResult> made = new ArrayList<>();
        Step limit = limit(200);
        Step tired = (load, hold) -> {
            StepResult result = made.size() < 2
                    ? limit.at(load, hold)
                    : new StepResult(
                            load, load, hold, StepResult.Outcome.UNTRUSTED, null, null, "The machine was busy.", null);
            made.add(result);
            return result;
        };
        return report(Search.run(PLAN, tired, known -> {}), 150, ECONOMY);
    }

    private static CapacityReport report(SearchResult result, double expected, Economy economy) {
        return new CapacityReport(
                result,
                PLAN,
                expected,
                economy,
                "embedded",
                "quick",
                Instant.parse("2026-01-01T12:00:00Z"),
                Duration.ofSeconds(170));
    }

    private static Step limit(double requestsPerSecond) {
        return (load, hold) -> {
            double strain = Math.pow(load / requestsPerSecond, 3);
            StepResult.Outcome outcome = strain < 1 ? StepResult.Outcome.HELD : StepResult.Outcome.BROKEN;
            return new StepResult(
                    load,
                    load,
                    hold,
                    outcome,
                    strain,
                    new StepResult.Figures(load, load * 0.03, 20L, (long) (200 * strain), (long) (300 * strain), 0.0),
                    "p95 of all requests",
                    "target/gatling/loadsimulation-1");
        };
    }
}
