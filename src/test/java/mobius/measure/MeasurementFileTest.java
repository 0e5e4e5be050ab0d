package mobius.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import mobius.measure.tally.Measurer;
import mobius.runlog.LogMutations;
import mobius.runlog.RunLogWriter;
import mobius.workload.Stage;
import mobius.workload.TrafficMix;
import mobius.workload.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeasurementFileTest {

    private final Path folder;

    MeasurementFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aMeasurementComesBackAsItWasWritten() throws IOException {
        Measurement measurement = Measurer.measure(oddLog(), plan());

        MeasurementFile.write(file(), measurement);

        assertThat(MeasurementFile.read(file())).isEqualTo(measurement);
    }

    @Test
    void theMeasurementOfNothingComesBackAsWell() throws IOException {
        Measurement measurement = Measurer.measure(Files.write(folder.resolve("simulation.log"), new byte[0]));

        MeasurementFile.write(file(), measurement);

        assertThat(MeasurementFile.read(file())).isEqualTo(measurement);
        assertThat(file()).content().contains("\"run\":null", "\"ending\":\"EMPTY\"");
    }

    @Test
    void whatIsUnknownIsNullInTheFile() throws IOException {
        MeasurementFile.write(file(), Measurer.measure(oddLog(), plan()));

        assertThat(file()).content().contains("\"p95Millis\":null", "\"minMillis\":null");
    }

    @Test
    void aFileOfAnEarlierVersionIsReadWithoutTheTimesOfItsErrors() throws IOException {
        MeasurementFile.write(file(), Measurer.measure(oddLog(), plan()));
        String now = Files.readString(file());
        Files.writeString(file(), now.replaceAll(",\"(firstMillis|lastMillis)\":(-?\\d+|null)", ""));

        assertThat(now).contains("\"firstMillis\":");
        assertThat(MeasurementFile.read(file()).errors())
                .containsExactly(new ErrorGroup("GET /health", "j.u.c.TimeoutException: \"{n}\" ms", 1));
    }

    @Test
    void aDamagedFileIsNoMeasurement() throws IOException {
        MeasurementFile.write(file(), Measurer.measure(oddLog(), plan()));
        String json = Files.readString(file());
        Files.writeString(file(), json.substring(0, json.length() / 2));

        assertThatIOException()
                .isThrownBy(() -> MeasurementFile.read(file()))
                .withMessageContaining("measurement.json is not a measurement: ")
                .withMessageEndingWith("Judge the run again from its log.");
    }

    @Test
    void aCountThatIsMissingIsNotZero() throws IOException {
        MeasurementFile.write(file(), Measurer.measure(oddLog(), plan()));
        Files.writeString(file(), Files.readString(file()).replaceFirst("\"throttled\":0", "\"throttled\":null"));

        assertThatIOException()
                .isThrownBy(() -> MeasurementFile.read(file()))
                .withMessageContaining("not a measurement");
    }

    @Test
    void aDamagedHistogramIsFoundWhenTheFileIsRead() throws IOException {
        MeasurementFile.write(file(), Measurer.measure(oddLog(), plan()));
        String json = Files.readString(file());

        Files.writeString(file(), json.replaceFirst("\"histogram\":\"[^\"]{9}", "\"histogram\":\"A"));
        assertThatIOException()
                .isThrownBy(() -> MeasurementFile.read(file()))
                .withMessageContaining("measurement.json is not a measurement: no HdrHistogram in \"A");

        Files.writeString(file(), json.replaceFirst("\"count\":3000,", "\"count\":3001,"));
        assertThatIOException()
                .isThrownBy(() -> MeasurementFile.read(file()))
                .withMessageContaining("a histogram counts 3000 response times instead of 3001");
    }

    @Test
    void batchesThatAreMissingAreFoundWhenTheFileIsRead() throws IOException {
        Path log = oddLog();
        Measurement measurement = Measurer.measure(log, plan());
        MeasurementFile.write(file(), measurement);
        String batch = "\\{\"ok\":\\{[^}]*\\},\"ko\":\\{[^}]*\\},\"failures\":\\{[^}]*\\},\"throttled\":\\d+\\}";
        String json = Files.readString(file());
        Files.writeString(file(), json.replaceFirst("\"batches\":\\[" + batch + ",", "\"batches\":["));

        assertThatIOException()
                .isThrownBy(() -> MeasurementFile.read(file()))
                .withMessageContaining("has 9 batches in the window peak, which has 10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"log", "windows", "requests", "users", "series", "errors", "anomalies"})
    void aPartThatIsNullIsFoundWhenTheFileIsRead(String part) throws IOException {
        MeasurementFile.write(file(), Measurer.measure(oddLog(), plan()));
        ObjectMapper json = new ObjectMapper();
        ObjectNode measurement = (ObjectNode) json.readTree(file().toFile());
        json.writeValue(file().toFile(), measurement.putNull(part));

        assertThatIOException()
                .isThrownBy(() -> MeasurementFile.read(file()))
                .withMessageContaining("not a measurement");
    }

    @Test
    void noMutationOfAFileThrowsAnythingElse() throws IOException {
        MeasurementFile.write(file(), Measurer.measure(oddLog(), plan()));
        byte[] intact = Files.readAllBytes(file());
        Random random = new Random(5);
        int refused = 0;
        for (int i = 0; i < 1_000; i++) {
            Files.write(file(), LogMutations.mutate(intact, random));
            try {
                MeasurementFile.read(file());
            } catch (IOException expected) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(800);
    }

    @Test
    void anotherSchemaIsNamed() throws IOException {
        Files.writeString(file(), "{\"schema\":2}");

        assertThatIOException()
                .isThrownBy(() -> MeasurementFile.read(file()))
                .withMessage(file() + " has schema 2, and this version reads 1. Judge the run again from its log.");
    }

    @Test
    void whatCannotBeWrittenLeavesNothingBehind() throws IOException {
        Files.createDirectories(file().resolve("in the way"));
        Measurement measurement = Measurer.measure(oddLog(), plan());

        assertThatIOException()
                .isThrownBy(() -> MeasurementFile.write(file(), measurement))
                .withMessageStartingWith("cannot write " + file() + ": ");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    private Path file() {
        return folder.resolve("measurement.json");
    }

    private static Workload plan() {
        TrafficMix mix = new TrafficMix(Map.of("reader", new TrafficMix.Share(1, 1)));
        return new Workload(
                10, Duration.ofSeconds(1), List.of(new Stage("peak", Duration.ofSeconds(3), 1, 1, true)), mix);
    }

    private Path oddLog() throws IOException {
        Path log = folder.resolve("simulation.log");
        try (RunLogWriter writer = new RunLogWriter(log, "reader")) {
            writer.userArrives(0, 100);
            for (int i = 0; i < 3_000; i++) {
                writer.ok(
                        "GET /a?b=<c>&d=\"e\"\u0000\u0007\n\t' \u20ac \ud83d\ude80",
                        100 + i / 2,
                        100 + i + i * i / 100);
            }
            writer.failed("GET /health", 200, 60_200, "j.u.c.TimeoutException: \"60000\" ms");
            writer.failed("GET /health", 201, 205, "throttled");
            writer.userLeaves(0, 70_000);
        }
        return log;
    }
}
