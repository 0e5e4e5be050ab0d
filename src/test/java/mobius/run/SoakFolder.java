package mobius.run;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import mobius.run.folder.RunFile;
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

    /** With those of the injector; about 20 kB a second. */
    static final int SERIES = 215;

    private static final int OF_THE_INJECTOR = 25;
    private static final int BUCKETS = 20;

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
                        List.of(),
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
                csv.write(String.format(Locale.ROOT, "%d,injector,%s,,190.0\n", time, InjectorMetrics.TICKS));
                double grown = (double) second / length.toSeconds();
                csv.write(String.format(
                        Locale.ROOT,
                        "%d,platform,process_resident_memory_bytes,,%.1f\n",
                        time,
                        (400 + 40 * grown + random.nextGaussian()) * MIB));
                for (int series = 1; series < OF_THE_INJECTOR; series++) {
                    csv.write(time + ",injector,heap_used_bytes,\"pool=\"\"" + series + "\"\"\"," + 1e8 + "\n");
                }
                csv.write(buckets(time, second));
                for (int series = OF_THE_INJECTOR + BUCKETS + 1; series < SERIES; series++) {
                    csv.write(time + ",platform,http_request_duration_seconds_sum,\"handler=\"\"/api/v1/contexts/"
                            + series + "\"\",method=\"\"GET\"\"\"," + (second * 0.25 + series) + "\n");
                }
            }
        }
    }

    private static String buckets(long time, int second) {
        StringBuilder rows = new StringBuilder();
        for (int bucket = 1; bucket <= BUCKETS; bucket++) {
            String bound = bucket == BUCKETS ? "+Inf" : String.valueOf(bucket / 100.0);
            rows.append(time)
                    .append(",platform,http_request_duration_highr_seconds_bucket,\"le=\"\"")
                    .append(bound)
                    .append("\"\"\",")
                    .append((double) second * bucket)
                    .append('\n');
        }
        return rows.toString();
    }
}
