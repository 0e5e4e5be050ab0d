package mobius.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TelemetryTest {

    private static final String HEADER = "time_ms,source,metric,labels,value\n";
    private final Path file;

    TelemetryTest(@TempDir Path folder) {
        file = folder.resolve("telemetry.csv");
    }

    @Test
    void whatWasRecordedIsReadBack() throws IOException {
        List<Sample> samples = List.of(
                new Sample(1_000, "injector", "heap_used_bytes", "", 5e9),
                new Sample(1_000, "platform", "requests", "handler=\"/a,b\",method=\"GET\"", 0.25),
                new Sample(2_000, "injector", "heap_used_bytes", "", -1));
        try (Recorder recorder = new Recorder(file)) {
            recorder.record(samples);
        }
        assertThat(Telemetry.read(file)).isEqualTo(Telemetry.of(samples));
        assertThat(Files.readString(file)).startsWith(HEADER + "1000,injector,heap_used_bytes,,5.0E9\n");
    }

    @Test
    void samplesAreInTheFileBeforeTheRecorderIsClosed() throws IOException {
        try (Recorder recorder = new Recorder(file)) {
            recorder.record(List.of(new Sample(1, "a", "b", "", 2)));
            assertThat(Telemetry.read(file).series()).hasSize(1);
        }
    }

    @Test
    void aLastLineThatWasCutIsLeftOut() throws IOException {
        Files.writeString(file, HEADER + "1,a,b,,2\n2,a,b,,34");
        assertThat(Telemetry.read(file).of("a", "b").get(0).points()).hasSize(1);
    }

    /** A crash may leave a file longer than what was written; the rest of it reads as zeros. */
    @Test
    void aFileOfMoreThanTwoGibibytesIsReadUpToItsLastWholeLine() throws IOException {
        Files.writeString(file, HEADER + "1,a,b,,2\n2,a,b,,34\n3,a");
        try (RandomAccessFile longer = new RandomAccessFile(file.toFile(), "rw")) {
            longer.setLength(Integer.MAX_VALUE + 10L);
        }
        assertThat(Telemetry.read(file).of("a", "b").get(0).points()).hasSize(2);
    }

    @Test
    void aFileWithoutAWholeLineHasNoSamples() throws IOException {
        Files.writeString(file, "time_ms,source");
        assertThat(Telemetry.read(file).series()).isEmpty();
    }

    @Test
    void aMissingValueIsAnErrorAndNotZero() throws IOException {
        Files.writeString(file, HEADER + "1,a,b,,2\n2,a,b,,\n");
        assertThatThrownBy(() -> Telemetry.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + ", line 3 is not a sample");
    }

    @Test
    void aLineWithoutAllColumnsIsAnError() throws IOException {
        Files.writeString(file, HEADER + "1,a\n");
        assertThatThrownBy(() -> Telemetry.read(file)).hasMessageStartingWith(file + ", line 2 is not a sample");
    }

    @Test
    void aFigureThatIsNoneIsRefused() {
        assertThatThrownBy(() -> new Sample(1, "injector", "heap", "", Double.NaN))
                .hasMessage("heap of injector is not a number: NaN");
    }

    @Test
    void aSeriesIsInTheOrderOfTimeAndOneForEachLabel() {
        Telemetry telemetry = Telemetry.of(List.of(
                new Sample(2, "a", "b", "x", 2), new Sample(1, "a", "b", "x", 1), new Sample(1, "a", "b", "y", 7)));
        assertThat(telemetry.of("a", "b")).extracting(Series::labels).containsExactly("x", "y");
        assertThat(telemetry.of("a", "b").get(0).points())
                .extracting(Series.Point::timeMillis)
                .containsExactly(1L, 2L);
        assertThat(telemetry.of("a", "other")).isEmpty();
    }

    @Test
    void aPartOfASeriesEndsBeforeItsEnd() {
        assertThat(seriesOf(1, 2, 3, 4).within(1, 3).points())
                .extracting(Series.Point::value)
                .containsExactly(2.0, 3.0);
    }

    @Test
    void theHighestMeanIsThatOfNeighbours() {
        assertThat(seriesOf(1, 5, 0, 4, 4).highestMeanOf(2)).hasValue(4);
        assertThat(seriesOf(9, 1).highestMeanOf(3)).isEmpty();
        assertThat(seriesOf().max()).isEmpty();
    }

    private static Series seriesOf(double... values) {
        return new Series(
                "a",
                "b",
                "",
                IntStream.range(0, values.length)
                        .mapToObj(i -> new Series.Point(i, values[i]))
                        .toList());
    }
}
