package mobius.report.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mobius.comparison.Comparison;
import mobius.comparison.ComparisonResult;
import mobius.comparison.ComparisonResult.Ending;
import mobius.comparison.Deployed;
import mobius.comparison.Deployment;
import mobius.comparison.DeploymentFailed;
import mobius.comparison.Leg;
import mobius.comparison.LegResult;
import mobius.comparison.Names;
import mobius.comparison.Pair;
import mobius.comparison.Side;
import mobius.comparison.SimulatedLegs;
import mobius.report.Schemas;
import mobius.verdict.finding.Verdict.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ComparisonReportTest {

    private static final List<String> TOTAL = List.of("all requests");

    static Stream<ComparisonReport> reports() {
        return Stream.of(slower(), equal(), noisy(), untrusted(), cut(), begun());
    }

    @ParameterizedTest
    @MethodSource("reports")
    void everyResultKeepsToItsSchema(ComparisonReport report) throws IOException {
        assertThat(Schemas.violations("comparison", ComparisonJson.of(report))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("reports")
    void bothFilesAreWhole(ComparisonReport report, @TempDir Path folder) throws IOException {
        ComparisonFiles.write(folder, report);
        assertThat(folder.resolve("comparison.md"))
                .content()
                .startsWith("## Comparison: " + report.outcome())
                .doesNotContain("NaN", "null");
        assertThat(folder.resolve("comparison.json")).isNotEmptyFile();
    }

    @Test
    void whatIsSlowerIsToldWithItsInterval() {
        assertThat(slower().outcome()).isEqualTo(Outcome.FAIL);
        assertThat(new ComparisonWords(slower()).headline())
                .matches("Slower by 1\\d\\.\\d % \\[1\\d\\.\\d, 1\\d\\.\\d]: p95 of all requests, after 5 pairs\\.");
    }

    @Test
    void whatIsNotSlowerIsToldWithItsInterval() {
        assertThat(equal().outcome()).isEqualTo(Outcome.PASS);
        assertThat(new ComparisonWords(equal()).headline())
                .matches("No slower than 10 % \\([-+]\\d\\.\\d % \\[-\\d\\.\\d, \\+\\d\\.\\d]\\):"
                        + " p95 of all requests, after 5 pairs\\.");
        assertThat(new ComparisonWords(equal()).explanation())
                .startsWith("Failed responses: before 0.20 %, after 0.20 %. Single legs of 20 s scatter by ");
    }

    @Test
    void aDeploymentThatReplacedNothingIsSuspected() throws IOException {
        String suspicion =
                "The platform reports the version 1.0 in the legs of both builds: make sure that the second one was there.";
        assertThat(new ComparisonWords(equal()).explanation()).contains(suspicion);
        JsonNode json = new JsonMapper().readTree(ComparisonJson.of(equal()));
        assertThat(json.at("/before/told").asText()).isEqualTo("1.0");
        SimulatedLegs legs = new SimulatedLegs(TOTAL, 0, 0.01, 0, 1);
        Leg other = side -> {
            LegResult leg = legs.on(side);
            return new LegResult(side, leg.p95Millis(), 1_000, 0, 1.0, side.name(), null, leg.folder());
        };
        assertThat(new ComparisonWords(report(Comparison.run(TOTAL, Deployment.NONE, other, known -> {})))
                        .explanation())
                .doesNotContain("make sure");
    }

    @Test
    void noiseIsToldWithWhatItWouldTake() {
        assertThat(noisy().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        ComparisonWords words = new ComparisonWords(noisy());
        Duration needed = new ComparisonNoise(noisy()).neededLeg().orElseThrow();
        assertThat(words.headline()).startsWith("Not clear at this noise: ").endsWith(" after 12 pairs.");
        assertThat(needed).isBetween(Duration.ofSeconds(200), Duration.ofSeconds(600));
        assertThat(words.explanation())
                .contains("The smallest change that would have failed is +")
                .contains("With mobius.compare.leg = " + needed.toSeconds() + " s legs should");
    }

    @Test
    void eachFigureRestsOnThePairsThatDecidedIt() throws IOException {
        ComparisonReport report = decidedAtDifferentTimes();
        assertThat(report.outcome()).isEqualTo(Outcome.PASS);
        assertThat(new ComparisonWords(report).headline())
                .startsWith("No slower than 10 % (+1.9 %")
                .endsWith("p95 of GET /projects, after 5 pairs.");
        JsonNode json = new JsonMapper().readTree(ComparisonJson.of(report));
        JsonNode early = json.at("/figures/1");
        assertThat(json.path("pairs").asInt()).isEqualTo(8);
        assertThat(early.path("changes")).hasSize(5);
        assertThat(early.path("after").asDouble() / early.path("before").asDouble())
                .isCloseTo(1 + early.path("change").asDouble(), within(1e-9));
        assertThat(json.at("/figures/0/changes")).hasSize(8);
    }

    @Test
    void aComparisonThatWasCutTellsWhatIsDeployedAndWhatIsKept() {
        ComparisonWords words = new ComparisonWords(cut());
        assertThat(cut().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(words.headline()).isEqualTo("Not clear: it ended with exit code 3");
        assertThat(words.explanation())
                .contains("So far: ", "after 3 pairs.")
                .endsWith("The deployed build is unknown: the deployment of v2 failed; before that it was v1.");
    }

    @Test
    void errorRatesThatDifferAreTold() {
        SimulatedLegs legs = new SimulatedLegs(TOTAL, 0, 0.01, 0, 1);
        Leg failing = side -> {
            LegResult leg = legs.on(side);
            long failed = side == Side.AFTER ? 31 : 0;
            return new LegResult(side, leg.p95Millis(), 1_000, failed, 1.0, null, null, leg.folder());
        };
        assertThat(new ComparisonWords(report(Comparison.run(TOTAL, Deployment.NONE, failing, known -> {})))
                        .explanation())
                .startsWith("The error rates differ: before 0.00 %, after 3.10 %, and failed requests are in no p95.");
    }

    @Test
    void whatIsNotKnownIsNull() throws IOException {
        JsonNode json = new JsonMapper().readTree(ComparisonJson.of(begun()));
        assertThat(json.at("/figures/0/before").isNull()).isTrue();
        assertThat(json.at("/figures/0/status").isNull()).isTrue();
        assertThat(json.at("/before/failed").isNull()).isTrue();
        assertThat(json.path("neededLegSeconds").isNull()).isTrue();
        assertThat(json.at("/legs/0/pair").isNull()).isTrue();
    }

    private static ComparisonReport slower() {
        return simulated(0.15, 0.01, 0);
    }

    private static ComparisonReport equal() {
        return simulated(0, 0.01, 0);
    }

    private static ComparisonReport noisy() {
        return simulated(0.05, 0.2, 0);
    }

    private static ComparisonReport untrusted() {
        return simulated(0, 0.01, 1);
    }

    /** By a deployment that failed. */
    private static ComparisonReport cut() {
        List<Side> deployed = new ArrayList<>();
        Deployment eighth = side -> {
            deployed.add(side);
            if (deployed.size() == 8) {
                throw new DeploymentFailed("it ended with exit code 3");
            }
        };
        return report(Comparison.run(TOTAL, eighth, new SimulatedLegs(TOTAL, 0, 0.01, 0, 1), known -> {}));
    }

    /** With one leg. */
    private static ComparisonReport begun() {
        List<ComparisonResult> told = new ArrayList<>();
        Comparison.run(TOTAL, Deployment.NONE, new SimulatedLegs(TOTAL, 0, 0.01, 0, 1), told::add);
        return report(told.get(0));
    }

    /** The endpoint is surely no slower after five pairs, and faster in later ones; the total takes eight. */
    private static ComparisonReport decidedAtDifferentTimes() {
        List<Pair> pairs = IntStream.range(0, 8)
                .mapToObj(pair -> new Pair(
                        leg(Side.BEFORE, 50, 20 + 0.01 * pair),
                        leg(Side.AFTER, pair % 2 == 0 ? 54 : 46, pair < 5 ? 20.4 : 19)))
                .toList();
        List<LegResult> legs = pairs.stream()
                .flatMap(pair -> Stream.of(pair.before(), pair.after()))
                .toList();
        return report(new ComparisonResult(
                Ending.DECIDED, List.of("all requests", "GET /projects"), legs, pairs, new Deployed(null, null), null));
    }

    private static LegResult leg(Side side, double total, double endpoint) {
        Map<String, Double> p95 = Map.of("all requests", total, "GET /projects", endpoint);
        return new LegResult(side, p95, 1_000, 0, null, null, null, null);
    }

    private static ComparisonReport simulated(double slower, double spread, double untrusted) {
        Leg legs = new SimulatedLegs(TOTAL, slower, spread, untrusted, 1);
        return report(Comparison.run(TOTAL, Deployment.NONE, legs, known -> {}));
    }

    private static ComparisonReport report(ComparisonResult result) {
        return new ComparisonReport(
                result,
                new Names("v1", "v2"),
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                "staging",
                "quick",
                Instant.parse("2026-01-01T12:00:00Z"),
                Duration.ofSeconds(300));
    }
}
