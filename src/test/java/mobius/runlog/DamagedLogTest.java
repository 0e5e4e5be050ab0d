package mobius.runlog;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import mobius.runlog.RunLogOutcome.Ending;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedLogTest {

    private final Path folder;

    private final List<RunLogRecord> records = new ArrayList<>();

    private byte[] intact = {};

    private int firstRequest;

    private int secondRequest;

    DamagedLogTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void writeALog() throws IOException {
        Path log = folder.resolve("intact.log");
        try (RunLogWriter writer = new RunLogWriter(log, "reader")) {
            writer.userArrives(0, 10);
            firstRequest = writer.size();
            writer.ok("GET /health", 11, 12);
            secondRequest = writer.size();
            writer.failed("GET /health", 13, 15, "status.find.is(200), found 500");
            writer.userLeaves(0, 20);
        }
        intact = Files.readAllBytes(log);
    }

    @Test
    void aLogThatIsCutAnywhereIsReadUpToThere() throws IOException {
        RunLogReader.read(write(intact), records::add);
        List<RunLogRecord> all = List.copyOf(records);

        for (int length = 1; length < intact.length; length++) {
            records.clear();
            RunLogOutcome outcome = read(Arrays.copyOf(intact, length));

            assertThat(records).isEqualTo(all.subList(0, records.size()));
            assertThat(outcome.records()).isEqualTo(records.size());
            assertThat(outcome.ending()).isEqualTo(outcome.bytes() == length ? Ending.COMPLETE : Ending.CUT);
        }
    }

    @Test
    void theExplanationOfACutNamesRecordAndByte() throws IOException {
        RunLogOutcome outcome = read(Arrays.copyOf(intact, secondRequest + 7));

        assertThat(outcome.explanation())
                .isEqualTo("The log ends inside record 4, at byte " + (secondRequest + 7)
                        + ": the run was killed, or the disk was full. The records before it were read: 3.");
        assertThat(outcome.bytes()).isEqualTo(secondRequest);
    }

    @Test
    void anUnknownKindOfRecordIsCorrupt() throws IOException {
        intact[secondRequest] = 77;

        assertThat(read(intact))
                .isEqualTo(new RunLogOutcome(
                        Ending.CORRUPT,
                        3,
                        secondRequest,
                        "Record 4 of the log is corrupt at byte " + secondRequest
                                + ": expected a record kind from 1 to 4, found 77. The records before it were read: 3."
                                + " Look for \"file-data-writer crashed\" in the output of the run."));
    }

    @Test
    void aCorruptLengthIsFoundBeforeAnythingIsAllocatedForIt() throws IOException {
        int lengthOfName = firstRequest + 1 + 4 + 4;

        assertThat(corruptedAt(lengthOfName, Integer.MAX_VALUE))
                .contains("expected 0 to 8187 bytes of a string, found 2147483647");
        assertThat(corruptedAt(lengthOfName, -1)).contains("expected 0 to 8187 bytes of a string, found -1");
        assertThat(corruptedAt(firstRequest + 1, 1_000_000_000))
                .contains("expected 0 to 1000 groups around a request, found 1000000000");
    }

    @Test
    void aStringNumberOutOfTurnIsCorrupt() throws IOException {
        int numberOfName = secondRequest + 1 + 4;

        assertThat(corruptedAt(numberOfName, 9)).contains("expected string number 3, or one from -2 to -1, found 9");
        assertThat(corruptedAt(numberOfName, 0)).contains("found 0");
        assertThat(corruptedAt(numberOfName, -3)).contains("found -3");
        assertThat(corruptedAt(numberOfName, Integer.MIN_VALUE)).contains("found -2147483648");
    }

    @Test
    void aScenarioThatTheRunDoesNotHaveIsCorrupt() throws IOException {
        assertThat(corruptedAt(firstRequest - 9, 1)).contains("expected the number of one of 1 scenarios, found 1");
    }

    @Test
    void aBooleanIsZeroOrOne() throws IOException {
        intact[secondRequest + 1 + 4 + 4 + 8] = 2;

        assertThat(read(intact).explanation()).contains("expected 0 or 1 for a boolean, found 2");
    }

    @Test
    void aLogOfAnotherVersionNamesBothVersions() throws IOException {
        Path log = folder.resolve("foreign.log");
        new RunLogWriter(log, "3.16.0", new String[] {"reader"}).close();

        RunLogOutcome outcome = RunLogReader.read(log, records::add);

        assertThat(outcome.ending()).isEqualTo(Ending.FOREIGN_VERSION);
        assertThat(outcome.explanation())
                .isEqualTo("The log was written by Gatling 3.16.0, but this reader supports 3.15 only."
                        + " Run the simulation with Gatling 3.15.");
        assertThat(records).isEmpty();
    }

    @Test
    void aTextLogIsOfAForeignVersion() throws IOException {
        RunLogOutcome outcome = read("RUN\tmobius.Example\texample\t1700000000000\t \t3.9.5\n".getBytes(ISO_8859_1));

        assertThat(outcome.ending()).isEqualTo(Ending.FOREIGN_VERSION);
        assertThat(outcome.explanation()).contains("a version before 3.13, as text");
    }

    @Test
    void otherPatchVersionsOfTheSameLineAreRead() throws IOException {
        Path log = folder.resolve("patch.log");
        new RunLogWriter(log, "3.15.9", new String[] {"reader"}).close();

        assertThat(RunLogReader.read(log, records::add).ending()).isEqualTo(Ending.COMPLETE);
    }

    @Test
    void anEmptyFileIsEmpty() throws IOException {
        assertThat(read(new byte[0]))
                .isEqualTo(new RunLogOutcome(
                        Ending.EMPTY,
                        0,
                        0,
                        "The log is empty: the run ended before Gatling wrote its first 8 KiB. Run it again."));
    }

    @Test
    void anotherFileIsNotALog() throws IOException {
        assertThat(read("<html>".getBytes(ISO_8859_1)).ending()).isEqualTo(Ending.NOT_A_LOG);
        assertThat(read(new byte[4096]).ending()).isEqualTo(Ending.NOT_A_LOG);
        assertThat(read(new byte[] {0, 127, 0, 0, 0}).explanation())
                .isEqualTo("The file is not a log of Gatling: it starts with no version.");
    }

    @Test
    void messagesBeyondTheMemoryForThemAreReadAndThenForgotten() throws IOException {
        Path log = folder.resolve("messages.log");
        String padding = "x".repeat(4_000);
        try (RunLogWriter writer = new RunLogWriter(log)) {
            for (int i = 0; i < 10_000; i++) {
                writer.failed("GET /health", i, i, padding + i);
            }
            writer.failed("GET /late", 1, 2, padding + 1);
            writer.failed("GET /late", 1, 2, padding + 9_999);
        }
        List<String> messages = new ArrayList<>();

        RunLogOutcome outcome = RunLogReader.read(log, record -> {
            if (record instanceof RunLogRecord.Request request) {
                messages.add(request.message());
            }
        });

        assertThat(outcome.ending()).isEqualTo(Ending.COMPLETE);
        assertThat(messages.get(9_999)).isEqualTo(padding + 9_999);
        assertThat(messages.subList(10_000, 10_002)).containsExactly(padding + 1, Texts.MESSAGE_NOT_KEPT);
    }

    @Test
    void namesBeyondTheMemoryForThemEndTheReadingWithTheRemedy() throws IOException {
        Path log = folder.resolve("names.log");
        String padding = "x".repeat(4_000);
        try (RunLogWriter writer = new RunLogWriter(log)) {
            for (int i = 0; i < 10_000; i++) {
                writer.ok("GET /" + padding + i, i, i);
            }
        }

        RunLogOutcome outcome = RunLogReader.read(log, record -> {});

        assertThat(outcome.ending()).isEqualTo(Ending.TOO_MANY_NAMES);
        assertThat(outcome.explanation()).contains("Name requests by templates such as GET /contexts/{id}");
    }

    private String corruptedAt(int index, int value) throws IOException {
        byte[] corrupted = intact.clone();
        ByteBuffer.wrap(corrupted).putInt(index, value);
        RunLogOutcome outcome = read(corrupted);
        assertThat(outcome.ending()).isEqualTo(Ending.CORRUPT);
        return outcome.explanation();
    }

    private RunLogOutcome read(byte[] content) throws IOException {
        return RunLogReader.read(write(content), records::add);
    }

    private Path write(byte[] content) throws IOException {
        return Files.write(folder.resolve("simulation.log"), content);
    }
}
