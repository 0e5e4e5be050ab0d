package mobius.injectors.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import mobius.report.Schemas;
import mobius.run.folder.NoVerdict;
import mobius.run.folder.RunFolder;
import mobius.run.judge.RunJudge;
import mobius.runlog.RunLogWriter;
import mobius.telemetry.InjectorMetrics;
import mobius.telemetry.Series;
import mobius.telemetry.Telemetry;
import mobius.traffic.NotedRequest;
import mobius.traffic.TrafficMetrics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The property behind several injectors: their parts, merged, are the run of one. */
class RunMergerTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    RunMergerTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 0", "7, 0", "100, 0", "1, 0.05", "2, 0.05", "7, 0.05", "100, 0.05"})
    void mergedMeasurementAndVerdictAreThoseOfTheUnsplitRun(int injectors, double failing) throws IOException {
        for (long seed = 1; seed <= 3; seed++) {
            GeneratedRun run = new GeneratedRun(seed, failing);
            Path whole = run.whole(folder.resolve("whole-" + seed));
            List<Path> parts = run.parts(folder.resolve("parts-" + seed), injectors);
            Collections.shuffle(parts, new Random(seed));
            RunFolder merged = merged(parts);
            judge(new RunFolder(whole));
            judge(merged);
            assertThat(measurement(merged.path())).isEqualTo(measurement(whole));
            assertThat(Files.readString(merged.path().resolve("verdict.json")))
                    .isEqualTo(Files.readString(whole.resolve("verdict.json")));
        }
    }

    @Test
    void theVerdictOnAHealthyMergedRunIsPass() throws IOException {
        RunFolder merged = merged(new GeneratedRun(7, 0).parts(folder, 4));
        judge(merged);
        assertThat(verdict(merged).path("verdict").asText()).isEqualTo("PASS");
    }

    @Test
    void aMergedRunIsJudgedAgainWithTheSameResult() throws IOException {
        RunFolder merged = merged(new GeneratedRun(7, 0.05).parts(folder, 4));
        judge(merged);
        String first = Files.readString(merged.path().resolve("verdict.json"));
        judge(merged);
        assertThat(Files.readString(merged.path().resolve("verdict.json"))).isEqualTo(first);
    }

    @Test
    void eachInjectorAndEachRegionHasItsOwnFigures() throws IOException {
        RunFolder merged = merged(new GeneratedRun(7, 0.05).parts(folder, 4));
        judge(merged);
        JsonNode injectors = JSON.readTree(merged.injectors().toFile());
        assertThat(Schemas.violations("injectors", injectors.toString())).isEmpty();
        assertThat(injectors.path("results")).hasSize(4);
        assertThat(injectors.path("regions")).hasSize(2);
        assertThat(sum(injectors.path("results"), "requests"))
                .isEqualTo(sum(injectors.path("regions"), "requests"))
                .isEqualTo(verdict(merged).path("requests").findValues("count").stream()
                        .mapToLong(JsonNode::asLong)
                        .sum());
        assertThat(Files.readString(merged.path().resolve("summary.md")))
                .contains("injector 3, eu-west-1")
                .contains("region us-east-1");
        assertThat(Files.readString(merged.path().resolve("verdict.html"))).contains("Injectors and regions");
    }

    @Test
    void whatInjectorsCountOfTheirRequestsIsAddedUp() throws IOException {
        List<Path> parts = new GeneratedRun(7, 0).parts(folder, 3);
        for (int index = 0; index < parts.size(); index++) {
            long time = RunLogWriter.STARTED.toEpochMilli() + index;
            String row = ",injector,request_responses_total,\"request=\"\"GET /projects\"\"\",";
            String rows = time + row + (index + 1) + "\n" + (time + 10_000) + row + 10 * (index + 1) + "\n";
            Files.writeString(parts.get(index).resolve("telemetry.csv"), rows, StandardOpenOption.APPEND);
        }
        Telemetry telemetry = Telemetry.read(merged(parts).telemetry());
        assertThat(telemetry.of("injector", TrafficMetrics.REQUEST_RESPONSES))
                .singleElement()
                .satisfies(sum ->
                        assertThat(sum.points()).extracting(Series.Point::value).containsExactly(6.0, 60.0))
                .extracting(Series::labels)
                .isEqualTo("request=\"GET /projects\"");
        assertThat(telemetry.of("injector", InjectorMetrics.TICKS))
                .isEqualTo(Telemetry.read(parts.get(0).resolve("telemetry.csv")).of("injector", InjectorMetrics.TICKS));
    }

    @Test
    void theSlowestRequestsOfAllInjectorsAndTheFirstFailedOnesAreNoted() throws IOException {
        List<Path> parts = new GeneratedRun(7, 0).parts(folder, 3);
        for (int index = 0; index < parts.size(); index++) {
            List<NotedRequest> own = new ArrayList<>();
            for (int number = 0; number < 10; number++) {
                own.add(noted(NotedRequest.SLOWEST, 100 * number + index));
                own.add(noted(NotedRequest.FAILED, 900 - 100 * number + index));
            }
            NotedRequest.FILE.write(parts.get(index).resolve("slowest.csv"), own);
        }
        assertThat(NotedRequest.FILE.read(merged(parts).slowest()))
                .extracting(NotedRequest::kind, NotedRequest::durationMillis)
                .startsWith(tuple(NotedRequest.SLOWEST, 902L), tuple(NotedRequest.SLOWEST, 901L))
                .endsWith(tuple(NotedRequest.FAILED, 202L), tuple(NotedRequest.FAILED, 300L))
                .hasSize(20);
    }

    private static NotedRequest noted(String kind, long millis) {
        return new NotedRequest("GET /projects", kind, millis, millis, 200, "", "", "");
    }

    @Test
    void aMergedRunDoesNotReplaceAnotherOne() throws IOException {
        List<Path> parts = new GeneratedRun(7, 0).parts(folder, 3);
        Path results = folder.resolve("results");
        Path merged = RunMerger.merge(parts, results).path();
        assertThat(RunMerger.merge(parts, results).path()).isEqualTo(merged);
        Path file = merged.resolve("run.json");
        Files.writeString(file, Files.readString(file).replace("20260101120000000", "20250101120000000"));
        assertThat(RunMerger.merge(parts, results).path())
                .isEqualTo(results.resolve("part-0-20260101120000000-merged"));
    }

    @Test
    void aMergedRunIsNotJudgedWithoutItsInjectors() throws IOException {
        RunFolder merged = merged(new GeneratedRun(7, 0).parts(folder, 3));
        Files.delete(merged.injectors());
        assertThatExceptionOfType(NoVerdict.class)
                .isThrownBy(() -> judge(merged))
                .withMessageStartingWith(merged.injectors() + " is missing")
                .withMessageEndingWith("merge the parts again with bin/mobius merge");
    }

    private static RunFolder merged(List<Path> parts) throws IOException {
        return RunMerger.merge(parts, Files.createTempDirectory(parts.get(0).getParent(), "results"));
    }

    private static void judge(RunFolder folder) {
        RunJudge.judge(folder, Optional.empty());
    }

    private static long sum(JsonNode rows, String field) {
        long sum = 0;
        for (JsonNode row : rows) {
            sum += row.path("traffic").path(field).asLong();
        }
        return sum;
    }

    private static JsonNode verdict(RunFolder run) throws IOException {
        return JSON.readTree(run.path().resolve("verdict.json").toFile());
    }

    /** Except for the size of the file: each log repeats the request names. */
    private static String measurement(Path run) throws IOException {
        ObjectNode measurement =
                (ObjectNode) JSON.readTree(run.resolve("measurement.json").toFile());
        ((ObjectNode) measurement.path("log")).remove("bytes");
        return measurement.toPrettyString();
    }
}
