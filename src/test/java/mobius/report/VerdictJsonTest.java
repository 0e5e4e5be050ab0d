package mobius.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import mobius.measure.MeasurementFile;
import mobius.report.text.RunReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class VerdictJsonTest {

    static Stream<RunReport> runs() {
        return Stream.of(Runs.passed(), Runs.failed(), Runs.inconclusive(), Runs.unknown());
    }

    @ParameterizedTest
    @MethodSource("runs")
    void everyVerdictKeepsToItsSchema(RunReport run) throws IOException {
        assertThat(Schemas.violations("verdict", VerdictJson.of(run))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void everyMeasurementKeepsToItsSchema(RunReport run, @TempDir Path folder) throws IOException {
        Path file = folder.resolve("measurement.json");
        MeasurementFile.write(file, run.measurement());

        assertThat(Schemas.violations("measurement", Files.readString(file))).isEmpty();
    }

    @Test
    void theSchemaRefusesAVerdictThatItDoesNotKnow() throws IOException {
        String json = VerdictJson.of(Runs.failed()).replace("\"verdict\" : \"FAIL\"", "\"verdict\" : \"GREEN\"");

        assertThat(Schemas.violations("verdict", json)).isNotEmpty();
    }

    @Test
    void whatIsNotKnownIsNull() throws IOException {
        JsonNode json = new JsonMapper().readTree(VerdictJson.of(Runs.unknown()));

        assertThat(json.path("durationSeconds").isNull()).isTrue();
        JsonNode finding = json.path("findings").path(0);
        assertThat(finding.path("actual").isNull()).isTrue();
        assertThat(finding.path("samples").isNull()).isTrue();
        assertThat(finding.path("windowStart").isNull()).isTrue();
        assertThat(finding.path("expected").asDouble()).isEqualTo(1);
    }

    @Test
    void suspectNamesItsSectionOfTheManual() throws IOException {
        JsonNode suspect = new JsonMapper()
                .readTree(VerdictJson.of(Runs.failed()))
                .path("suspects")
                .path(0);

        assertThat(suspect.path("pattern").asText()).isEqualTo("docs/patterns.md#exhausted-pool");
    }

    @Test
    void aWindowIsGivenAsTimeOfDay() throws IOException {
        JsonNode finding = new JsonMapper()
                .readTree(VerdictJson.of(Runs.failed()))
                .path("findings")
                .path(0);

        assertThat(finding.path("windowStart").asText()).isEqualTo("2026-01-01T12:00:25.500Z");
    }
}
