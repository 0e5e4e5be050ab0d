package mobius.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import mobius.config.TelemetrySettings;
import mobius.config.TraceSettings;
import mobius.config.hocon.Secrets;
import mobius.production.FakePrometheus;
import mobius.production.PrometheusTelemetry;
import mobius.run.folder.RunFile;
import mobius.run.folder.RunFolder;
import mobius.run.judge.RunJudge;
import mobius.telemetry.Series;
import mobius.telemetry.Telemetry;
import mobius.telemetry.scrape.Role;
import mobius.telemetry.scrape.ScrapeMetrics;
import mobius.traffic.ConnectionCounts;
import mobius.traffic.Traffic;
import mobius.verdict.finding.Verdict.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class RunRecorderTest {

    private static final long A_WHILE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    @Test
    @Timeout(30)
    void aRunThatIsCutIsFoundAsTheLastOneAndIsInconclusive(@TempDir Path whole, @TempDir Path results)
            throws IOException {
        ExampleFolder example = ExampleFolder.healthy(whole);
        Path cut = results.resolve("cut");
        Path foreign = Files.createDirectories(results.resolve("a run of another process"));
        writeHalf(example, foreign.resolve("simulation.log"));
        try (RunRecorder recorder = RunRecorder.start(
                RunFile.read(example.file("run.json")), nobody(), results, Traffic.over(new ConnectionCounts()))) {
            Path log = Files.createDirectories(cut).resolve("simulation.log");
            try (OutputStream open = Files.newOutputStream(log)) {
                while (recorder.folder().isEmpty()) {
                    LockSupport.parkNanos(A_WHILE_NANOS);
                }
                assertThat(open).isNotNull();
            }
            writeHalf(example, log);
            assertThat(RunFolder.last(results).path()).isEqualTo(cut);
            assertThat(foreign.resolve("run.json")).doesNotExist();
        }
        assertThat(RunJudge.judge(RunFolder.last(results), Optional.empty())
                        .verdict()
                        .outcome())
                .isEqualTo(Outcome.INCONCLUSIVE);
    }

    /** Nothing is scraped then, and what cannot be read is a gap with its reason. */
    @Test
    @Timeout(30)
    void aPrometheusIsReadWhenTheRunEnds(@TempDir Path whole, @TempDir Path results) throws IOException {
        ExampleFolder example = ExampleFolder.healthy(whole);
        try (FakePrometheus prometheus = new FakePrometheus()) {
            prometheus.answer(401, "Unauthorized");
            try (RunRecorder recorder = RunRecorder.start(
                    RunFile.read(example.file("run.json")),
                    readFrom(prometheus.url()),
                    results,
                    Traffic.over(new ConnectionCounts()))) {
                Path log = Files.createDirectories(results.resolve("read")).resolve("simulation.log");
                try (OutputStream open = Files.newOutputStream(log)) {
                    while (recorder.folder().isEmpty()) {
                        LockSupport.parkNanos(A_WHILE_NANOS);
                    }
                    assertThat(open).isNotNull();
                }
                writeHalf(example, log);
            }
        }
        Telemetry telemetry = Telemetry.read(RunFolder.last(results).telemetry());
        assertThat(telemetry.of(PrometheusTelemetry.SOURCE, ScrapeMetrics.FAILED))
                .singleElement()
                .satisfies(failed -> assertThat(failed.labels()).contains("answers with status 401"));
        assertThat(telemetry.series()).extracting(Series::source).doesNotContain("platform");
    }

    /** Files have coarser times than the clock. */
    private static void writeHalf(ExampleFolder example, Path log) throws IOException {
        byte[] whole = Files.readAllBytes(example.log());
        Files.write(log, Arrays.copyOf(whole, whole.length / 2 + 3));
        Files.setLastModifiedTime(log, FileTime.from(Instant.now().plusSeconds(1)));
    }

    private static TelemetrySources nobody() {
        return new TelemetrySources(
                new TelemetrySettings(Duration.ofSeconds(1), Duration.ofSeconds(1), List.of(), Optional.empty()),
                URI.create("http://127.0.0.1:1"),
                Secrets.none());
    }

    private static TelemetrySources readFrom(String prometheus) {
        return new TelemetrySources(
                new TelemetrySettings(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        List.of(new TelemetrySettings.Source("platform", Role.API, URI.create("/metrics"))),
                        Optional.empty(),
                        Optional.of(new TelemetrySettings.Prometheus(prometheus, "job=\"mobius\"")),
                        new TraceSettings(Optional.empty(), Optional.empty())),
                URI.create("http://127.0.0.1:1"),
                Secrets.none());
    }
}
