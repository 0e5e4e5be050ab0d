package mobius.run.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mobius.run.GatlingRun;
import mobius.run.JudgedFolder;
import mobius.run.QuietRun;
import mobius.run.Starvation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a run whose injector is starved, of one whose platform is slow, and of one that is healthy. */
@Tag("live")
class TrustLiveTest {

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private final Path folder;

    TrustLiveTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aHealthyRunPasses() throws Exception {
        JudgedFolder run = QuietRun.of(folder);
        assertThat(run.verdict()).as(run.toString()).isEqualTo("PASS");
        assertThat(run.exitCode()).isEqualTo(ExitCode.PASS);
    }

    @Test
    void aSlowTargetFailsAndTheRequestIsNamed() throws Exception {
        JudgedFolder run = QuietRun.of(folder, "-Dmobius.embedded.faults=[slow-search]");
        assertThat(run.verdict()).as(run.toString()).isEqualTo("FAIL");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAIL);
        assertThat(run.failingSubjects()).contains("GET /contexts/search");
    }

    @Test
    void busyLoopsBesideTheInjectorAreSeen() throws Exception {
        try (GatlingRun run = start(List.of("nice", "-n", "5"))) {
            run.awaitLoad();
            try (Starvation starvation = Starvation.busyLoops(4 * CORES)) {
                assertCondemned(starvation.during(run), "gate.stalls");
            }
        }
    }

    @Test
    void aCoreSharedWithABusyLoopIsSeen() throws Exception {
        String core = firstCore();
        try (GatlingRun run = start(List.of("taskset", "--cpu-list", core, "nice", "-n", "10"))) {
            run.awaitLoad();
            try (Starvation starvation = Starvation.busyLoops(1, "taskset", "--cpu-list", core)) {
                assertCondemned(starvation.during(run), "gate.waits");
            }
        }
    }

    /** A run with a heap that is too small is refused before it begins; this is what one does that fills up later. */
    @Test
    void aHeapThatIsCollectedAllTheTimeIsSeen() throws Exception {
        try (GatlingRun run = start(List.of(), "-Xmx140m", "-XX:+UseSerialGC")) {
            run.awaitLoad();
            try (Starvation starvation = Starvation.collections(run.pid())) {
                assertCondemned(starvation.during(run), "gate.pauses");
            }
        }
    }

    @Test
    void forcedPausesAreSeen() throws Exception {
        try (GatlingRun run = start(List.of())) {
            run.awaitLoad();
            try (Starvation starvation = Starvation.stops(run.pid(), 10, "0.3", "1.5")) {
                assertCondemned(starvation.during(run), "gate.stalls");
            }
        }
    }

    @Test
    void aShareOfTheCpuThatIsTakenAwayIsSeen() throws Exception {
        try (GatlingRun run = start(List.of())) {
            run.awaitLoad();
            try (Starvation starvation = Starvation.stops(run.pid(), 150, "0.05", "0.05")) {
                assertCondemned(starvation.during(run), "gate.lag");
            }
        }
    }

    @Test
    void tooFewFilesAreSeen() throws Exception {
        try (GatlingRun run = start(List.of())) {
            run.awaitLoad();
            try (Starvation starvation = Starvation.fewFiles(run.pid(), 240)) {
                assertCondemned(starvation.during(run), "gate.files");
            }
        }
    }

    /** One that lets the questions before the load through: a stricter one is refused there. */
    @Test
    void aRateLimiterInTheWayIsSeen() throws Exception {
        try (GatlingRun run = start(List.of(), "-Dmobius.embedded.rate-limit.account.per-minute=12")) {
            assertCondemned(run.await(), "gate.throttling");
        }
    }

    @Test
    void aRunThatIsKilledIsSeen() throws Exception {
        try (GatlingRun run = start(List.of())) {
            run.awaitLoad();
            run.killAfter(GatlingRun.SECONDS_OF_LOAD * 2 / 3);
            assertCondemned(run.judge(folder), "gate.users");
        }
    }

    private GatlingRun start(List<String> launcher, String... options) throws IOException {
        return GatlingRun.start(folder, launcher, options);
    }

    /** Other gates may see it too, and others' work on this machine. */
    private static void assertCondemned(JudgedFolder run, String gate) {
        System.out.println(gate + ": " + run);
        assertThat(run.verdict()).as(run.toString()).isEqualTo("INCONCLUSIVE");
        assertThat(run.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(run.condemningGates()).contains(gate);
    }

    /** A container may have been given other cores than the first. */
    private static String firstCore() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("Cpus_allowed_list:"))
                .map(line -> line.replaceAll("\\D*(\\d+).*", "$1"))
                .findFirst()
                .orElse("0");
    }
}
