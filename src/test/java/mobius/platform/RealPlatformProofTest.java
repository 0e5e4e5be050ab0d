package mobius.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** On an idle machine: what the suite says of a platform that was not made for it. All of it takes more than an hour. */
@Tag("proof")
class RealPlatformProofTest {

    private static final int RUNS = 5;

    /** At the profile's 60 requests/s one process needs most of a core, and shares the two of a small machine with the injector. */
    private static final Map<String, String> PEAK = Map.of("mobius.load.peak-requests-per-second", "30");

    private final Path folder;

    RealPlatformProofTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @CsvSource({
        "CLIENT, uvicorn",
        "CLIENT, gunicorn",
        "GUIDELINE, uvicorn",
        "GUIDELINE, gunicorn",
        "PLAN, uvicorn",
        "PLAN, gunicorn"
    })
    void everyQuickRunPassesWithoutAFailedRequestAndNothingStays(WireFormat wire, String server) throws Exception {
        PlatformOptions options = PlatformOptions.of(wire).withOtherPeoplesData();
        try (RealPlatform platform = RealPlatform.start(server.equals("gunicorn") ? options.onGunicorn() : options)) {
            OnTheRealPlatform user = new OnTheRealPlatform(platform, folder);
            user.seeds();
            user.seedsNothingASecondTime();
            user.checks();
            passes(user, "SmokeSimulation", wire + " on " + server);
            for (int run = 1; run <= RUNS; run++) {
                passes(user, "LoadSimulation", wire + " on " + server + ", run " + run);
            }
            user.cleansUp();
        }
    }

    private static void passes(OnTheRealPlatform user, String simulation, String place) throws Exception {
        SuiteProcess.Outcome run = user.suite().simulation(simulation, PEAK);
        System.out.println(simulation + ", " + place + ": " + OnTheRealPlatform.summary(run));
        assertThat(OnTheRealPlatform.failures(run)).as(place).isEmpty();
        assertThat(run.exitCode()).as(place + "\n" + run.output()).isZero();
    }

    /**
     * A simulation as short as it can be.
     *
     * @param settings on top of {@link #BRIEF}
     * @param says ids of findings that it must have
     */
    private record Case(String simulation, Map<String, String> settings, List<String> says) {

        static Case of(String simulation, Map<String, String> settings, String... says) {
            return new Case(simulation, settings, List.of(says));
        }

        @Override
        public String toString() {
            return simulation;
        }
    }

    private static final Map<String, String> BRIEF = Map.of(
            "mobius.load.peak-requests-per-second", "30",
            "mobius.durations.ramp-up", "3 s",
            "mobius.durations.settle", "5 s",
            "mobius.durations.hold", "25 s",
            "mobius.durations.ramp-down", "2 s");

    static Stream<Case> simulations() {
        return Stream.of(
                Case.of("SmokeSimulation", Map.of(), "errors"),
                Case.of("LoadSimulation", Map.of(), "errors", "latency.p95", "throughput"),
                Case.of("GraduatedSimulation", Map.of("mobius.graduated.concurrent-users", "30"), "errors"),
                Case.of("StressSimulation", Map.of("mobius.durations.stress", "40 s"), "degradation.crash", "recovery"),
                Case.of(
                        "SpikeSimulation",
                        Map.of("mobius.durations.spike", "6 s", "mobius.durations.recovery", "5 s"),
                        "spike",
                        "spike.reads",
                        "recovery"),
                Case.of("SoakSimulation", Map.of("mobius.durations.soak", "60 s"), "leak.memory", "leak.descriptors"),
                // Two cores that are shared must leave the injector on time up to the break.
                Case.of("CapacitySimulation", Map.of("mobius.load.peak-requests-per-second", "20"), "capacity"),
                Case.of("BaselineSimulation", Map.of("mobius.durations.endpoint", "2 s"), "errors"),
                Case.of(
                        "ColdStartSimulation",
                        Map.of("mobius.durations.cold", "25 s"),
                        "cold-start.first-answer",
                        "cold-start.first-request"),
                Case.of("ScalingSimulation", Map.of("mobius.durations.scaling", "60 s"), "scaling.page"));
    }

    /** A signal makes the two workers reload, as a deployment does. */
    @ParameterizedTest
    @MethodSource("simulations")
    void eachSimulationDoesWhatItIsFor(Case simulation) throws Exception {
        try (RealPlatform platform = RealPlatform.start(
                PlatformOptions.of(WireFormat.CLIENT).onGunicorn().withOtherPeoplesData())) {
            OnTheRealPlatform user = new OnTheRealPlatform(platform, folder);
            user.seeds();
            Map<String, String> settings = new TreeMap<>(BRIEF);
            settings.putAll(simulation.settings());
            settings.put(
                    "mobius.cold-start.restart-command",
                    "kill -HUP " + platform.process("app").pid() + "; sleep 1");
            SuiteProcess.Outcome run = user.suite().simulation(simulation.simulation(), settings);
            System.out.println(simulation + ": " + OnTheRealPlatform.summary(run));
            assertThat(run.exitCode()).as(run.output()).isIn(0, 2, 3);
            assertThat(OnTheRealPlatform.failures(run)).isEmpty();
            for (String id : simulation.says()) {
                List<String> figures = OnTheRealPlatform.figures(run, id);
                System.out.println("  " + id + ": " + figures);
                assertThat(figures)
                        .as(id + "\n" + run.output())
                        .isNotEmpty()
                        .noneMatch(figure -> figure.contains("Unknown"));
            }
            user.cleansUp();
        }
    }

    /** The process is ended while it writes, as by a machine that goes down. */
    @ParameterizedTest
    @EnumSource(WireFormat.class)
    void aSeedThatIsKilledAndStartedAgainEndsWithThePlan(WireFormat wire) throws Exception {
        try (RealPlatform platform = RealPlatform.start(PlatformOptions.of(wire).withOtherPeoplesData())) {
            OnTheRealPlatform user = new OnTheRealPlatform(platform, folder);
            user.isKilledWhileItSeeds();
            SuiteProcess.Outcome again = user.suite().command("seed");
            assertThat(again.exitCode()).as(again.output()).isZero();
            assertThat(again.output()).contains("40 accounts of us-east-1 with 103 projects and 103 contexts");
            user.seedsNothingASecondTime();
            assertThat(platform.select("SELECT count(*) FROM projects WHERE owner_id IN"
                            + " (SELECT id FROM users WHERE email LIKE '%@load.mobius.example')"))
                    .containsExactly("103");
            user.cleansUp();
        }
    }
}
