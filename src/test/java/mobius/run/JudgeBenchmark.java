package mobius.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import mobius.runlog.RunLogWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long a verdict takes, and in how much memory, beside Gatling's own report of the same log. */
@Tag("proof")
class JudgeBenchmark {

    private static final String HEAP = "-Xmx256m";

    /** What Gatling runs with by default. */
    private static final String GATLINGS_HEAP = "-Xmx1G";

    /** As {@code bin/mobius judge} asks for. */
    private static final String COLLECTOR = "-XX:+UseSerialGC";

    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final Path folder;

    JudgeBenchmark(@TempDir Path folder) {
        this.folder = folder;
    }

    /** How a command ended. */
    private record Ended(int exitCode, double seconds, String output) {}

    @BeforeEach
    void beginOnAnEmptyLine() {
        System.out.println();
    }

    @Test
    void tenMillionRequestsAreJudgedInATenthOfGatlingsTime() throws Exception {
        writeLog(10_000_000, 20);

        Ended judged = judge();
        Ended reported = gatlingsReport("-Xmx8G");

        System.out.println(String.format(
                Locale.ROOT,
                "10,000,000 requests, 20 names: judged in %.1f s with %s, Gatling's report in %.1f s: a share of %.3f",
                judged.seconds(),
                HEAP,
                reported.seconds(),
                judged.seconds() / reported.seconds()));
        assertThat(judged.exitCode()).as(judged.output()).isIn(0, 2, 3);
        assertThat(folder.resolve("verdict.html")).isNotEmptyFile();
        assertThat(reported.exitCode()).as(reported.output()).isZero();
        assertThat(judged.seconds()).isLessThan(reported.seconds() / 10);
    }

    @Test
    void twoThousandNamesFitIntoTheSameHeapAndNotIntoGatlings() throws Exception {
        writeLog(2_000_000, 2_000);

        Ended judged = judge();
        Ended reported = gatlingsReport(GATLINGS_HEAP);

        System.out.println(String.format(
                Locale.ROOT,
                "2,000,000 requests, 2,000 names: judged in %.1f s with %s; Gatling with %s: exit code %d after %.1f s%s",
                judged.seconds(),
                HEAP,
                GATLINGS_HEAP,
                reported.exitCode(),
                reported.seconds(),
                reported.output().contains("OutOfMemoryError") ? ", OutOfMemoryError" : ""));
        assertThat(judged.exitCode()).as(judged.output()).isIn(0, 2, 3);
        assertThat(folder.resolve("verdict.html")).isNotEmptyFile();
        assertThat(reported.output()).contains("OutOfMemoryError");
    }

    @Test
    void fourHoursOfASoakAreJudgedInTheSameHeap() throws Exception {
        SoakFolder soak = new SoakFolder(folder, Duration.ofHours(4));
        soak.write();

        Ended judged = judge();

        System.out.println(String.format(
                Locale.ROOT,
                "4 h of a soak, telemetry.csv of %,d bytes and %,d series: judged in %.1f s with %s",
                Files.size(soak.telemetry()),
                SoakFolder.SERIES,
                judged.seconds(),
                HEAP));
        assertThat(judged.exitCode()).as(judged.output()).isIn(0, 2, 3);
        assertThat(folder.resolve("verdict.html")).isNotEmptyFile();
        assertThat(new JsonMapper()
                        .readTree(folder.resolve("verdict.json").toFile())
                        .path("findings"))
                .anyMatch(finding -> finding.path("id").asText().equals("leak.memory")
                        && finding.path("status").asText().equals("FAIL"));
    }

    /** Requests at 2,000 a second, each of a user of its own, their response times lognormal around 33 ms. */
    private void writeLog(int requests, int names) throws IOException {
        Random random = new Random(10);
        try (RunLogWriter writer = new RunLogWriter(folder.resolve("simulation.log"), "browse")) {
            for (int i = 0; i < requests; i++) {
                int at = 300 + i / 2;
                int end = at + (int) Math.exp(3.5 + 0.9 * random.nextGaussian());
                writer.userArrives(0, at);
                writer.ok("GET /things/" + random.nextInt(names), at, end);
                writer.userLeaves(0, end);
            }
        }
    }

    private Ended judge() throws IOException, InterruptedException {
        return java(List.of(HEAP, COLLECTOR), List.of("mobius.cli.Main", "judge", folder.toString()));
    }

    private Ended gatlingsReport(String heap) throws IOException, InterruptedException {
        List<String> options = List.of(heap, "--add-opens", "java.base/java.lang=ALL-UNNAMED");
        String name = folder.getFileName().toString();
        String results = folder.resolveSibling("").toString();
        return java(options, List.of("io.gatling.app.Gatling", "-ro", name, "-rf", results));
    }

    private Ended java(List<String> options, List<String> program) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        Collections.addAll(command, "-cp", System.getProperty("java.class.path"));
        command.addAll(program);
        File output = folder.resolve("output.txt").toFile();
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        if (!process.waitFor(LONGEST.toMinutes(), TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Ended(process.waitFor(), seconds, Files.readString(output.toPath()));
    }
}
