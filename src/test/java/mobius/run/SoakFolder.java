package mobius.run;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import mobius.runlog.RunLogWriter;
import mobius.telemetry.InjectorMetrics;
import mobius.workload.Stage;
import mobius.workload.TrafficMix;
import mobius.workload.Workload;

/**
 * The folder of a soak with a user a second and as many figures of its servers each second as the reference target gives. The
 * memory of the platform grows by a tenth.
 */
final class SoakFolder {

    /** About 11 kB a second. */
    static final int SERIES = 150;

    private static final double MIB = 1_048_576;
    private static final String REQUEST = "GET /projects";

    private final Path folder;
    private final Duration length;

    SoakFolder(Path folder, Duration length) {
        this.folder = folder;
        this.length = length;
    }

    Path telemetry() {
        return folder.resolve("telemetry.csv");
    }

    void write() throws IOException {
        writeLog();
        writePlan();
        writeTelemetry();
    }

    private void writeLog() throws IOException {
        try (RunLogWriter writer = new RunLogWriter(folder.resolve("simulation.log"), "browse")) {
            for (int second = 0; second < length.toSeconds(); second++) {
                int at = 300 + second * 1_000;
                writer.userArrives(0, at);
                writer.ok(REQUEST, at, at + 20);
                writer.userLeaves(0, at + 20);
            }
        }
    }

    private void writePlan() throws IOException {
        Workload workload = new Workload(
                1,
                Duration.ofSeconds(1),
                List.of(new Stage("soak", length, 1, 1, true)),
                new TrafficMix(Map.of("browse", new TrafficMix.Share(1, 1))));
        new RunFile(
                        RunFile.SCHEMA,
                        "20260101120000000",
                        "mobius.SoakSimulation",
                        "local",
                        "nightly",
                        RunLogWriter.STARTED.toString(),
                        42,
                        new RunFile.Platform("http://10.0.0.1:8000", null, false),
                        new RunFile.Suite(null, "3.15.1", "17", null, 2),
                        RunFile.Plan.of(workload, false, Optional.of(length.dividedBy(12))),
                        List.of(REQUEST),
                        new RunFile.Fingerprints("1", "2", "3"),
                        Map.of("budgets", ExampleFolder.budgets()))
                .write(folder.resolve("run.json"));
    }

    private void writeTelemetry() throws IOException {
        Random random = new Random(1);
        try (BufferedWriter csv = Files.newBufferedWriter(telemetry())) {
            csv.write("time_ms,source,metric,labels,value\n");
            for (int second = 0; second <= length.toSeconds(); second++) {
                long time = RunLogWriter.STARTED.toEpochMilli() + 300 + second * 1_000L;
                csv.write("%d,injector,%s,,190.0\n".formatted(time, InjectorMetrics.TICKS));
                double grown = (double) second / length.toSeconds();
                csv.write("%d,platform,process_resident_memory_bytes,,%.1f\n"
                        .formatted(time, (400 + 40 * grown + random.nextGaussian()) * MIB));
                for (int series = 2; series < SERIES; series++) {
                    csv.write(time + ",platform,http_request_duration_seconds_sum,\"handler=\"\"/contexts/" + series
                            + "\"\"\"," + (second * 0.25 + series) + "\n");
                }
            }
        }
    }
}
