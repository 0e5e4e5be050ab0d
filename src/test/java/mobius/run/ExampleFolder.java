package mobius.run;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobius.run.folder.RunFile;
import mobius.runlog.RunLogWriter;
import mobius.telemetry.InjectorMetrics;
import mobius.workload.Stage;
import mobius.workload.TrafficMix;
import mobius.workload.Workload;

/**
 * The folder of a run that was healthy: a smoke check of 12 s with 20 users a second, each of whom sends {@value #REQUEST},
 * measured in the last 10 s. Its budgets are its own: 200 ms for the p95 of all requests, 100 ms for that of the only one.
 */
public record ExampleFolder(Path path) {

    public static final String REQUEST = "GET /projects";

    /** Gatling starts a run before it injects. */
    private static final int INJECTION_MILLIS = 300;

    private static final int SETTLE_SECONDS = 2;
    private static final int SECONDS = 12;
    private static final int SECONDS_OF_A_NIGHT = 252;
    private static final int USERS_PER_SECOND = 20;

    /** A run whose every response takes so long. */
    public static ExampleFolder answeredIn(int millis, Path folder) throws IOException {
        return written("quick", SECONDS, millis, folder);
    }

    /** The same with as much of it as every statistic takes: 252 s of a nightly run, measured in the last 250 s. */
    static ExampleFolder ofANight(int millis, Path folder) throws IOException {
        return written("nightly", SECONDS_OF_A_NIGHT, millis, folder);
    }

    private static ExampleFolder written(String profile, int seconds, int millis, Path folder) throws IOException {
        ExampleFolder example = new ExampleFolder(folder);
        writeLog(example.log(), REQUEST, millis, seconds);
        example.writePlan(profile, seconds);
        example.writeTelemetry(seconds);
        return example;
    }

    public static ExampleFolder healthy(Path folder) throws IOException {
        return answeredIn(20, folder);
    }

    public Path log() {
        return path.resolve("simulation.log");
    }

    /** A file of the folder. */
    public Path file(String name) {
        return path.resolve(name);
    }

    /** A log of as many users, who all send the request of this name. */
    public static void writeLog(Path log, String request, int millis) throws IOException {
        writeLog(log, request, millis, SECONDS);
    }

    private static void writeLog(Path log, String request, int millis, int seconds) throws IOException {
        try (RunLogWriter writer = new RunLogWriter(log, "browse")) {
            for (int user = 0; user < seconds * USERS_PER_SECOND; user++) {
                int at = INJECTION_MILLIS + user * 1_000 / USERS_PER_SECOND;
                writer.userArrives(0, at);
                writer.ok(request, at, at + millis);
                writer.userLeaves(0, at + millis);
            }
        }
    }

    /** Writes {@code run.json}, as of a run of the given profile. */
    private void writePlan(String profile, int seconds) throws IOException {
        new RunFile(
                        RunFile.SCHEMA,
                        "20260101120000000",
                        "mobius.ExampleSimulation",
                        "local",
                        profile,
                        RunLogWriter.STARTED.toString(),
                        42,
                        new RunFile.Platform("http://127.0.0.1:8000", null, false),
                        new RunFile.Suite(null, "3.15.1", "17", null, 2),
                        RunFile.Plan.of(workload(seconds), profile.equals("quick"), Optional.empty()),
                        List.of(REQUEST),
                        List.of(),
                        new RunFile.Fingerprints("1", "2", "3"),
                        Map.of("budgets", budgets()))
                .write(file("run.json"));
    }

    private void writeTelemetry(int seconds) throws IOException {
        StringBuilder csv = new StringBuilder("time_ms,source,metric,labels,value\n");
        for (int second = 0; second <= seconds + 1; second++) {
            long time = RunLogWriter.STARTED.toEpochMilli() + second * 1_000L;
            metrics()
                    .forEach((metric, value) -> csv.append(time)
                            .append(",injector,")
                            .append(metric)
                            .append(",,")
                            .append(value)
                            .append('\n'));
        }
        Files.writeString(file("telemetry.csv"), csv);
    }

    private static Workload workload(int seconds) {
        return new Workload(
                USERS_PER_SECOND,
                Duration.ofSeconds(1),
                List.of(
                        new Stage("settle", Duration.ofSeconds(SETTLE_SECONDS), 1, 1, false),
                        new Stage("hold", Duration.ofSeconds((long) seconds - SETTLE_SECONDS), 1, 1, true)),
                new TrafficMix(Map.of("browse", new TrafficMix.Share(1, 1))));
    }

    static Map<String, Object> budgets() {
        return Map.of(
                "total", Map.of("p95", "200 ms", "error-rate", "0.1 %"),
                "classes",
                        Map.of("read", Map.of("target", "100 ms", "maximum", "200 ms", "endpoints", List.of(REQUEST))),
                "requests", Map.of(),
                "critical", List.of(REQUEST));
    }

    private static Map<String, Double> metrics() {
        return Map.of(
                InjectorMetrics.TICKS, 190.0,
                InjectorMetrics.CPU_RATIO, 0.4,
                InjectorMetrics.STEAL_RATIO, 0.0,
                InjectorMetrics.LOOPS_WAITING, 0.02,
                InjectorMetrics.OPEN_FILES, 100.0,
                InjectorMetrics.OPEN_FILES_LIMIT, 1_000.0,
                InjectorMetrics.SOCKETS, 100.0,
                InjectorMetrics.PORTS, 1_000.0);
    }

    /** A field of {@code verdict.json}, as text. */
    public String verdict() throws IOException {
        return new JsonMapper()
                .readTree(file("verdict.json").toFile())
                .path("verdict")
                .asText();
    }
}
