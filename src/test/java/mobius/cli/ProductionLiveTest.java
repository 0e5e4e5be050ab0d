package mobius.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mobius.GatlingJvm;
import mobius.config.Settings;
import mobius.config.SettingsReader;
import mobius.measure.Measurement;
import mobius.measure.ScenarioUsers;
import mobius.measure.tally.Measurer;
import mobius.production.PrometheusProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * A real Prometheus has scraped a run against the reference target, which is production here. {@code mix} finds its weights again,
 * {@code parity} finds that very run to be like it, and another one with another mix to be unlike.
 */
@Tag("live")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class ProductionLiveTest {

    private static final List<Integer> JUDGED = List.of(0, 2, 3);

    /** It asks for nothing but health, which is no load of users. */
    private static final String MONITOR = "monitor";

    /** In percent of the users: a few of each are in the first scrape of their series, which counters do not tell. */
    private static final double TOLERANCE = 2;

    private PrometheusProcess prometheus;
    private Path folder;
    private Path run;
    private Path distorted;
    private String range;
    private Instant end;

    @BeforeAll
    void runUnderTheEyesOfPrometheus(@TempDir Path temporary) throws Exception {
        folder = temporary;
        int port = PrometheusProcess.freePort();
        prometheus = PrometheusProcess.watching(Files.createDirectories(folder.resolve("prometheus")), port);
        Instant start = Instant.now();
        run = run("run", Map.of("mobius.embedded.port", String.valueOf(port), "mobius.durations.hold", "15s"));
        end = Instant.now();
        range = Duration.between(start, end).toSeconds() + "s";
        distorted =
                run("distorted", Map.of("mobius.load.weights.author-context", "300", "mobius.durations.hold", "4s"));
    }

    private Path run(String name, Map<String, String> settings) throws IOException, InterruptedException {
        Map<String, String> all = new TreeMap<>(settings);
        all.put("mobius.load.peak-requests-per-second", "100");
        try (GatlingJvm jvm = GatlingJvm.start(Files.createDirectories(folder.resolve(name)), all, Map.of())) {
            assertThat(jvm.exitCode()).as(jvm.output()).isIn(JUDGED);
            return Objects.requireNonNull(jvm.log().getParent());
        }
    }

    @AfterAll
    void end() {
        if (prometheus != null) {
            prometheus.close();
        }
    }

    @Test
    void theMixOfTheRunIsFoundAgain() throws IOException {
        Path config = configuration();
        Told told = tell("mix", "--folder", config.resolve("profiles").toString());
        assertThat(told.exitCode()).as(told.text()).isZero();
        Settings settings = SettingsReader.read(config, Map.of("mobius.profile", "production"), Map.of());
        Map<String, Double> users = usersOfTheRun();
        double all = users.values().stream().mapToDouble(some -> some).sum();
        users.forEach(
                (journey, some) -> assertThat(settings.plan("load").weights().getOrDefault(journey, 0.0))
                        .as(journey + "\n" + told.text())
                        .isCloseTo(100 * some / all, within(TOLERANCE)));
        assertThat(settings.plan("load").peakRequestsPerSecond()).isBetween(75.0, 135.0);
        assertThat(Files.readString(config.resolve("profiles/production.conf")))
                .contains("# Source: " + prometheus.url(), "# Day: unknown");
    }

    @Test
    void theRunIsLikeItself() {
        Told told = tell("parity", run.toString());
        assertThat(told.text()).endsWith("The test is like production.\n");
        assertThat(told.exitCode()).isZero();
    }

    @Test
    void aRunWithAnotherMixIsNot() {
        Told told = tell("parity", distorted.toString());
        assertThat(told.text())
                .contains("The test differs from production:")
                .containsPattern("- PATCH /contexts/\\{id} is .* of production and .* of the test")
                .contains("- The mix differs");
        assertThat(told.exitCode()).isEqualTo(3);
    }

    private Map<String, Double> usersOfTheRun() throws IOException {
        Measurement measurement = Measurer.measure(run.resolve("simulation.log"));
        return measurement.users().stream()
                .filter(users -> !users.scenario().equals(MONITOR))
                .collect(Collectors.toMap(ScenarioUsers::scenario, users -> (double) users.started()));
    }

    private Path configuration() throws IOException {
        Path copy = Files.createDirectories(folder.resolve("config"));
        try (Stream<Path> files = Files.walk(Path.of("config"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = copy.resolve(Path.of("config").relativize(file));
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
        return copy;
    }

    private record Told(int exitCode, String text) {}

    /** Errors are told among the rest. */
    private Told tell(String command, String... more) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        Function<ByteArrayOutputStream, PrintStream> stream =
                bytes -> new PrintStream(bytes, true, StandardCharsets.UTF_8);
        System.setOut(stream.apply(told));
        System.setErr(stream.apply(told));
        try {
            List<String> arguments = Stream.of(
                            Stream.of(command, "--prometheus", prometheus.url()),
                            Stream.of("--range", range, "--until", end.toString(), "--window", "10s"),
                            Stream.of(more))
                    .flatMap(part -> part)
                    .toList();
            int exitCode = Main.run(arguments.toArray(String[]::new));
            return new Told(exitCode, told.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
