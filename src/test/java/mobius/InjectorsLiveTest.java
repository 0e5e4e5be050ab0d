package mobius;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mobius.measure.MeasuredWindow;
import mobius.measure.Measurement;
import mobius.measure.MeasurementFile;
import mobius.run.folder.RunFile;
import mobius.run.folder.RunFolder;
import mobius.runlog.RunLogReader;
import mobius.runlog.RunLogRecord;
import mobius.workload.Workload;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** 10 s of load by four injectors of {@code bin/mobius run}, held against their four logs. */
@Tag("live")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InjectorsLiveTest {

    private static final int INJECTORS = 4;
    private static final long MINUTES_AT_MOST = 5;

    private final List<Path> logs = new ArrayList<>();
    private String output = "";
    private RunFolder merged = new RunFolder(Path.of(""));
    private @Nullable Measurement read;

    @BeforeAll
    void run(@TempDir Path folder) throws Exception {
        Path said = folder.resolve("output.txt");
        Process process = new ProcessBuilder(command())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            boolean ended = process.waitFor(MINUTES_AT_MOST, TimeUnit.MINUTES);
            output = Files.readString(said);
            assertThat(ended).as(output).isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
        assertThat(process.exitValue()).as(output).isNotEqualTo(1);
        merged = RunFolder.last(folder.resolve(RunFolder.RESULTS));
        read = MeasurementFile.read(merged.measurement());
        try (Stream<Path> files = Files.walk(folder.resolve("target").resolve("injectors"))) {
            files.filter(file -> file.endsWith("simulation.log")).forEach(logs::add);
        }
    }

    @Test
    void allRecordsOfFourLogsAreMerged() throws IOException {
        assertThat(logs).hasSize(INJECTORS);
        long requests = 0;
        for (Path log : logs) {
            List<RunLogRecord.Request> own = requests(log);
            assertThat(own).as(log.toString()).isNotEmpty();
            requests += own.size();
        }
        assertThat(measurement().total().whole().count()).isEqualTo(requests);
    }

    @Test
    void percentilesAreThoseOfTheRecordsSortedTogether() throws IOException {
        MeasuredWindow window = measurement().windows().get(0);
        long from =
                Objects.requireNonNull(measurement().run()).injectionStarted().toEpochMilli() + window.startMillis();
        long to = from + window.endMillis() - window.startMillis();
        Map<String, List<Integer>> times = new TreeMap<>();
        for (Path log : logs) {
            long started = started(log).toEpochMilli();
            requests(log).stream()
                    .filter(RunLogRecord.Request::ok)
                    .filter(request -> started + request.startMillis() >= from && started + request.startMillis() < to)
                    .forEach(request -> times.computeIfAbsent(request.name(), name -> new ArrayList<>())
                            .add(request.endMillis() - request.startMillis()));
        }
        for (JsonNode request : verdict().path("requests")) {
            List<Integer> sorted = times.getOrDefault(request.path("name").asText(), List.of()).stream()
                    .sorted()
                    .toList();
            assertThat(request.path("ok").asInt()).isEqualTo(sorted.size());
            if (!sorted.isEmpty()) {
                assertThat(request.path("p95").asInt())
                        .as(request.toString())
                        .isEqualTo(sorted.get((int) Math.ceil(0.95 * sorted.size()) - 1));
            }
        }
    }

    @Test
    void asManyUsersArriveAsOneInjectorWouldSend() {
        Workload plan = RunFile.read(merged.runFile()).plan().workload();
        int rounded = plan.mix().shares().size() * plan.stages().size();
        assertThat((double) measurement().usersStarted())
                .isCloseTo(plan.plannedUsers(Duration.ZERO, plan.duration()), within((double) rounded));
        assertThat(measurement().usersEnded()).isEqualTo(measurement().usersStarted());
    }

    @Test
    void everyInjectorHasItsFigures() throws IOException {
        JsonNode injectors = new ObjectMapper().readTree(merged.injectors().toFile());
        assertThat(injectors.path("results")).hasSize(INJECTORS);
        assertThat(injectors.path("missing")).isEmpty();
        for (JsonNode injector : injectors.path("results")) {
            assertThat(injector.at("/traffic/requests").asLong()).isPositive();
            assertThat(Math.abs(injector.at("/clock/aheadMillis").asDouble())).isLessThan(100);
            assertThat(injector.path("gates").findValuesAsText("id")).contains("gate.log", "gate.arrivals", "gate.lag");
        }
        assertThat(output).contains("injector 3, us-east-1");
    }

    private Measurement measurement() {
        return Objects.requireNonNull(read);
    }

    private JsonNode verdict() throws IOException {
        return new ObjectMapper().readTree(merged.path().resolve("verdict.json").toFile());
    }

    private static List<RunLogRecord.Request> requests(Path log) throws IOException {
        List<RunLogRecord.Request> requests = new ArrayList<>();
        RunLogReader.read(log, record -> {
            if (record instanceof RunLogRecord.Request request) {
                requests.add(request);
            }
        });
        return requests;
    }

    private static Instant started(Path log) throws IOException {
        List<Instant> started = new ArrayList<>();
        RunLogReader.read(log, record -> {
            if (record instanceof RunLogRecord.Run run) {
                started.add(run.started());
            }
        });
        return started.get(0);
    }

    private static List<String> command() {
        List<String> command = JavaCommand.shortLived();
        command.addAll(List.of(
                "-Dmobius.load.peak-requests-per-second=40",
                "-Dmobius.load.think-time=200ms",
                "-Dmobius.durations.ramp-up=2s",
                "-Dmobius.durations.settle=2s",
                "-Dmobius.durations.hold=5s",
                "-Dmobius.durations.ramp-down=1s",
                "-Dgatling.jvmArgs=-Xmx384m",
                "-cp",
                System.getProperty("java.class.path"),
                "mobius.cli.Main",
                "run",
                "LoadSimulation",
                "--injectors",
                Integer.toString(INJECTORS)));
        return command;
    }
}
