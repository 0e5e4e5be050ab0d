package mobius.measure;

import static mobius.measure.ExampleRun.ko;
import static mobius.measure.ExampleRun.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import mobius.measure.tally.Measurer;
import mobius.measure.tally.RequestTallies;
import mobius.runlog.RunLogOutcome.Ending;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OddLogTest {

    private final ExampleRun example;

    OddLogTest(@TempDir Path folder) {
        this.example = new ExampleRun(folder.resolve("simulation.log"));
    }

    @Test
    void errorsBeyondTheHundredMostFrequentAreOneGroup() throws IOException {
        Measurement measurement = example.measured(writer -> {
            for (int i = 0; i < 150; i++) {
                ko(writer, i, 1, "error " + word(i));
            }
            ko(writer, 200, 1, "error " + word(149));
            ko(writer, 201, 1, "");
            writer.error("no attribute named id", 300);
        });

        assertThat(measurement.errors()).hasSize(102);
        assertThat(measurement.errors().get(0))
                .isEqualTo(new ErrorGroup("GET /health", "error " + word(149), 2, 149L, 200L));
        assertThat(measurement.errors().get(100))
                .as("what could not be sent is counted apart")
                .isEqualTo(new ErrorGroup(null, "of more kinds, outside requests", 1));
        assertThat(measurement.errors().get(101)).isEqualTo(new ErrorGroup(null, "other (51 more kinds)", 51));
    }

    /** In letters, because numbers are folded. */
    private static String word(int number) {
        return Integer.toString(number, 26)
                .chars()
                .map(digit -> 'a' + Character.digit(digit, 26))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void aFailureWithoutAMessageOrARequestIsShownAsSuch() throws IOException {
        Measurement measurement = example.measured(writer -> {
            ko(writer, 0, 1, "");
            writer.error("no attribute named id", 300);
        });

        assertThat(measurement.errors())
                .containsExactly(
                        new ErrorGroup("GET /health", "(no message)", 1, 0L, 0L),
                        new ErrorGroup(null, "no attribute named id", 1, 100L, 100L));
    }

    @Test
    void failuresThatDifferOnlyInIdsAndNumbersAreOfOneKind() throws IOException {
        Measurement measurement = example.measured(writer -> {
            for (int i = 0; i < 2_000; i++) {
                ko(writer, 10 + i, 1, "no context " + i + " of 3f2504e0-4f89-11d3-9a0c-0305e82c" + (1_000 + i));
            }
        });

        assertThat(measurement.errors())
                .containsExactly(new ErrorGroup("GET /health", "no context {n} of {id}", 2_000, 10L, 2_009L));
    }

    @Test
    void errorsWithoutEndNeitherFillTheMemoryNorGetLost() throws IOException {
        Measurement measurement = example.measured(writer -> {
            for (int i = 0; i < 20_000; i++) {
                ko(writer, i, 1, "no context " + word(i));
            }
        });

        assertThat(measurement.errors()).hasSize(101);
        assertThat(measurement.errors().get(100))
                .isEqualTo(new ErrorGroup(null, "other (more than 9900 more kinds)", 19_900));
    }

    @Test
    void tenThousandNamesAreMeasuredApart() throws IOException {
        Measurement measurement = example.measured(writer -> {
            for (int i = 0; i < 10_000; i++) {
                writer.ok("GET /contexts/" + i, ExampleRun.INJECTION + i, ExampleRun.INJECTION + i + i % 100);
            }
        });

        assertThat(measurement.requests()).hasSize(10_000);
        assertThat(measurement
                        .request("GET /contexts/4242")
                        .orElseThrow()
                        .whole()
                        .ok()
                        .maxMillis())
                .isEqualTo(42);
        assertThat(measurement.total().whole().count()).isEqualTo(10_000);
    }

    @Test
    void namesBeyondTheBoundAreCountedTogether() throws IOException {
        Measurement measurement = example.measured(writer -> {
            for (int i = 0; i < RequestTallies.MOST_NAMES + 5; i++) {
                writer.ok("GET /contexts/" + i, ExampleRun.INJECTION + i, ExampleRun.INJECTION + i + 1);
            }
        });

        assertThat(measurement.requests()).hasSize(RequestTallies.MOST_NAMES + 1);
        assertThat(measurement
                        .request(RequestStats.OTHERS)
                        .orElseThrow()
                        .whole()
                        .count())
                .isEqualTo(5);
    }

    @Test
    void timesThatCannotBeTrueAreCountedAndNotMeasured() throws IOException {
        Measurement measurement = example.measured(writer -> {
            ok(writer, 2_000, 10);
            ok(writer, 3_000, -1);
            ok(writer, 3_000, 90_000_000);
            ok(writer, 3_000, 10);
            writer.ok("GET /health", -5, 5);
            writer.ok("GET /health", 2_000_000_000, 2_000_000_001);
            writer.ok("GET /health", Integer.MAX_VALUE, Integer.MIN_VALUE);
            writer.userArrives(1, -1);
        });

        assertThat(measurement.anomalies()).isEqualTo(new Anomalies(1, 1, 4, 2));
        assertThat(measurement.total().whole().count()).isEqualTo(2);
        assertThat(measurement.total().whole().ok().minMillis()).isEqualTo(10);
    }

    @Test
    void aLogThatIsCutIsMeasuredUpToThere() throws IOException {
        example.write(writer -> {
            ok(writer, 2_000, 10);
            ok(writer, 2_100, 20);
        });
        byte[] intact = Files.readAllBytes(example.log());
        Files.write(example.log(), Arrays.copyOf(intact, intact.length - 1));

        Measurement measurement = Measurer.measure(example.log(), ExampleRun.PLAN);

        assertThat(measurement.log().ending()).isEqualTo(Ending.CUT);
        assertThat(measurement.total().whole().count()).isEqualTo(1);
    }

    @Test
    void aLogThatIsNoLogIsMeasuredAsNothing() throws IOException {
        Files.write(example.log(), new byte[0]);

        Measurement measurement = Measurer.measure(example.log(), ExampleRun.PLAN);

        assertThat(measurement.log().ending()).isEqualTo(Ending.EMPTY);
        assertThat(measurement.run()).isNull();
        assertThat(measurement.requests()).isEmpty();
        assertThat(Measurer.measure(example.log()).windows()).hasSize(1);
    }
}
