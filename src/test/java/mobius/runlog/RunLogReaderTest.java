package mobius.runlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mobius.runlog.RunLogOutcome.Ending;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLogReaderTest {

    private static final Path OF_GATLING = Path.of("src/test/resources/mobius/runlog/gatling-3.15.1.log");

    private final Path folder;

    private final List<RunLogRecord> records = new ArrayList<>();

    RunLogReaderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aLogThatGatlingWroteIsReadWhole() throws IOException {
        RunLogOutcome outcome = RunLogReader.read(OF_GATLING, records::add);

        assertThat(outcome)
                .isEqualTo(new RunLogOutcome(Ending.COMPLETE, 193, 3985, "The log is complete: 193 records."));
        assertThat(records.get(0))
                .isEqualTo(new RunLogRecord.Run(
                        "3.15.1",
                        "TinySimulation",
                        Instant.parse("2026-11-21T02:25:24.896Z"),
                        "",
                        List.of("read", "wrong")));
        assertThat(of(RunLogRecord.Request.class)).hasSize(64);
        assertThat(of(RunLogRecord.Request.class))
                .filteredOn(RunLogRecord.Request::ok)
                .hasSize(34);
        assertThat(records)
                .contains(new RunLogRecord.Request(
                        List.of("outer", "inner €"),
                        "GET <bad> & \"quoted\"",
                        379,
                        381,
                        false,
                        "status.find.in([200, 209], 304), found 500"));
        assertThat(of(RunLogRecord.User.class)).hasSize(68);
        assertThat(of(RunLogRecord.Group.class)).hasSize(60);
    }

    @Test
    void everyKindOfRecordComesBackAsItWasWritten() throws IOException {
        String oddName = "GET /a?b=<c>&d=\"e\"\u0000\u0007\n\t' \u20ac \ud83d\ude80";
        Path log = folder.resolve("simulation.log");
        try (RunLogWriter writer = new RunLogWriter(log, "reader", "schl\u00fcssel \u4e2d")) {
            writer.userArrives(1, 200);
            writer.request(List.of("outer", "inner"), oddName, 201, 205, true, "");
            writer.failed(oddName, -3, Integer.MAX_VALUE, "j.u.c.TimeoutException: \u00e9");
            writer.group(List.of("outer"), 201, 210, 4, false);
            writer.error("no value for #{id}", 211);
            writer.userLeaves(1, 220);
        }

        RunLogOutcome outcome = RunLogReader.read(log, records::add);

        assertThat(outcome.ending()).isEqualTo(Ending.COMPLETE);
        assertThat(outcome.bytes()).isEqualTo(Files.size(log));
        assertThat(records.subList(1, records.size()))
                .containsExactly(
                        new RunLogRecord.User(1, true, 200),
                        new RunLogRecord.Request(List.of("outer", "inner"), oddName, 201, 205, true, ""),
                        new RunLogRecord.Request(
                                List.of(), oddName, -3, Integer.MAX_VALUE, false, "j.u.c.TimeoutException: \u00e9"),
                        new RunLogRecord.Group(List.of("outer"), 201, 210, 4, false),
                        new RunLogRecord.Failure("no value for #{id}", 211),
                        new RunLogRecord.User(1, false, 220));
    }

    @Test
    void tenThousandNamesAreToldApart() throws IOException {
        Path log = folder.resolve("simulation.log");
        try (RunLogWriter writer = new RunLogWriter(log)) {
            for (int i = 0; i < 20_000; i++) {
                writer.ok("GET /contexts/" + i % 10_000, i, i + 1);
            }
        }

        RunLogReader.read(log, records::add);

        assertThat(of(RunLogRecord.Request.class))
                .extracting(RunLogRecord.Request::name)
                .hasSize(20_000)
                .satisfies(names -> assertThat(names.get(19_999)).isEqualTo("GET /contexts/9999"))
                .satisfies(names -> assertThat(names.stream().distinct()).hasSize(10_000));
    }

    @Test
    void recordsAreReadOverTheBordersOfTheBuffer() throws IOException {
        Path log = folder.resolve("simulation.log");
        String longest = "x".repeat(LogBytes.LONGEST_STRING_BYTES - 5);
        try (RunLogWriter writer = new RunLogWriter(log)) {
            for (int i = 0; i < 1_000; i++) {
                writer.failed("GET /", i, i, longest + (10_000 + i));
            }
        }

        RunLogOutcome outcome = RunLogReader.read(log, records::add);

        assertThat(outcome.ending()).isEqualTo(Ending.COMPLETE);
        assertThat(of(RunLogRecord.Request.class))
                .extracting(RunLogRecord.Request::message)
                .element(999)
                .isEqualTo(longest + 10_999);
    }

    @Test
    void aMissingLogIsAnError() {
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> RunLogReader.read(folder.resolve("none.log"), records::add))
                .withMessageContaining("none.log");
    }

    private <T extends RunLogRecord> List<T> of(Class<T> kind) {
        return records.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
