package mobius.injectors.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import mobius.injectors.InjectorShare;
import mobius.run.folder.RunFile;
import mobius.runlog.RunLogWriter;
import mobius.workload.Stage;
import mobius.workload.TrafficMix;
import mobius.workload.Workload;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a merge with its verdict takes, and in how much memory, beside the verdict on one log of the same size. */
@Tag("proof")
class MergeBenchmark {

    private static final String HEAP = "-Xmx256m";
    private static final String COLLECTOR = "-XX:+UseSerialGC";
    private static final Duration LONGEST = Duration.ofMinutes(60);
    private static final double MOST = 1.5;
    private static final int NAMES = 20;
    private static final int INJECTION_MILLIS = 300;

    private final Path folder;

    MergeBenchmark(@TempDir Path folder) {
        this.folder = folder;
    }

    /** How a command ended. */
    private record Ended(int exitCode, double seconds, String output) {}

    /** @param perSecond the requests that one injector sends in a second */
    @ParameterizedTest
    @CsvSource({"100, 10_000_000, 1_000", "10, 100_000_000, 2_000"})
    void partsAreMergedAndJudgedInHalfAsMuchTimeAgainAsOneLog(String injectors, String requests, String perSecond)
            throws Exception {
        int count = number(injectors);
        int all = number(requests);
        int rate = number(perSecond);
        int seconds = all / count / rate;
        Path whole = write(folder.resolve("whole"), InjectorShare.WHOLE, all, rate * count, seconds);
        List<String> parts = new ArrayList<>(List.of("merge"));
        for (int index = 0; index < count; index++) {
            InjectorShare share = new InjectorShare(index, count);
            parts.add(write(folder.resolve("part-" + index), share, all / count, rate, seconds)
                    .toString());
        }

        Ended judged = mobius(List.of("judge", whole.toString()));
        Ended merged = mobius(parts);

        System.out.println(String.format(
                Locale.ROOT,
                "%n%,d requests: judged from one log in %.1f s, merged from %d logs and judged in %.1f s with %s: %.2f times as long",
                all,
                judged.seconds(),
                count,
                merged.seconds(),
                HEAP,
                merged.seconds() / judged.seconds()));
        assertThat(judged.exitCode()).as(judged.output()).isIn(0, 2, 3);
        assertThat(merged.exitCode()).as(merged.output()).isIn(0, 2, 3);
        assertThat(merged.seconds()).isLessThan(MOST * judged.seconds());
    }

    private static int number(String text) {
        return Integer.parseInt(text.replace("_", ""));
    }

    /** Requests at an even rate, each of a user of its own, their response times lognormal around 33 ms. */
    private static Path write(Path run, InjectorShare share, int requests, int perSecond, int seconds)
            throws IOException {
        Files.createDirectories(run);
        Random random = new Random(share.index());
        try (RunLogWriter writer = new RunLogWriter(run.resolve("simulation.log"), "browse")) {
            for (int i = 0; i < requests; i++) {
                int at = INJECTION_MILLIS + (int) (i * 1_000L / perSecond);
                int end = at + (int) Math.exp(3.5 + 0.9 * random.nextGaussian());
                writer.userArrives(0, at);
                writer.ok("GET /things/" + random.nextInt(NAMES), at, end);
                writer.userLeaves(0, end);
            }
        }
        plan(share, perSecond * share.count(), seconds).write(run.resolve("run.json"));
        return run;
    }

    private static RunFile plan(InjectorShare share, int perSecond, int seconds) {
        Workload workload = new Workload(
                perSecond,
                Duration.ofSeconds(1),
                List.of(new Stage("hold", Duration.ofSeconds(seconds), 1, 1, true)),
                new TrafficMix(Map.of("browse", new TrafficMix.Share(1, 1))));
        return new RunFile(
                RunFile.SCHEMA,
                "20260101120000000",
                "mobius.ExampleSimulation",
                "local",
                "full",
                RunLogWriter.STARTED.toString(),
                42,
                new RunFile.Platform("http://127.0.0.1:8000", null, false),
                new RunFile.Suite(null, "3.15.1", "17", "host", 2),
                RunFile.Plan.of(workload, false, Optional.empty()),
                List.of(),
                List.of(),
                new RunFile.Fingerprints("1", "2", "3"),
                Map.of(
                        "budgets",
                        GeneratedRun.budgets(),
                        "injectors",
                        Map.of("count", share.count(), "index", share.index())));
    }

    private Ended mobius(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), HEAP, COLLECTOR));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "mobius.cli.Main"));
        command.addAll(arguments);
        Path output = folder.resolve("output.txt");
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(LONGEST.toMinutes(), TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Ended(process.waitFor(), seconds, Files.readString(output));
    }
}
