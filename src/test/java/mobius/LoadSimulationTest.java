package mobius;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import mobius.measure.Measurement;
import mobius.measure.RequestStats;
import mobius.measure.tally.Measurer;
import mobius.runlog.RunLogOutcome.Ending;
import mobius.telemetry.CounterSeries;
import mobius.telemetry.Telemetry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One short run of the main simulation, and what it leaves behind. Response times are not its question. */
@Tag("live")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoadSimulationTest {

    private static final List<Integer> JUDGED = List.of(0, 2, 3);

    /** The others may be too rare for a run of some seconds. */
    private static final List<String> COMMON = List.of("sign-in", "browse-projects", "find-context", "author-context");

    private final String password = "pass-" + UUID.randomUUID();
    private final String token = "token-" + UUID.randomUUID();

    private Path results;
    private GatlingJvm jvm;
    private List<ProcessHandle> children;
    private Measurement measurement;

    @BeforeAll
    void run(@TempDir Path folder) throws Exception {
        results = folder;
        jvm = GatlingJvm.start(results, Map.of(), Map.of("MOBIUS_PASSWORD", password, "MOBIUS_TOKEN", token));
        children = jvm.childrenUnderLoad();
        assertThat(jvm.exitCode()).as(jvm.output()).isIn(JUDGED);
        measurement = Measurer.measure(jvm.log());
    }

    @AfterAll
    void end() {
        jvm.close();
    }

    @Test
    void theLogIsComplete() {
        assertThat(measurement.log().ending()).isEqualTo(Ending.COMPLETE);
    }

    @Test
    void everyRequestIsAnsweredAsExpected() {
        assertThat(measurement.errors()).isEmpty();
        assertThat(measurement.total().whole().ko().count()).isZero();
        assertThat(measurement.total().whole().throttled()).isZero();
        assertThat(measurement.total().whole().ok().count()).isGreaterThan(300);
    }

    @Test
    void everyJourneyIsMadeToItsEnd() {
        assertThat(measurement.users())
                .hasSize(13)
                .allSatisfy(users -> assertThat(users.ended()).isEqualTo(users.started()));
        assertThat(measurement.users())
                .filteredOn(users -> COMMON.contains(users.scenario()))
                .hasSize(COMMON.size())
                .allSatisfy(users -> assertThat(users.started()).isPositive());
    }

    @Test
    void journeysUseAtLeastTwelveRequests() {
        assertThat(measurement.requests().stream().map(RequestStats::name))
                .hasSizeGreaterThanOrEqualTo(12)
                .doesNotHaveDuplicates();
    }

    @Test
    void thePlatformToldOfItselfAllTheTime() throws IOException {
        Telemetry telemetry = Telemetry.read(jvm.log().resolveSibling("telemetry.csv"));
        assertThat(telemetry
                        .of("platform", "process_resident_memory_bytes")
                        .get(0)
                        .points())
                .hasSizeGreaterThan(10);
        assertThat(new CounterSeries(telemetry
                                .of("platform", "http_request_duration_highr_seconds_count")
                                .get(0))
                        .increase()
                        .orElseThrow())
                .isGreaterThan(300);
    }

    @Test
    void theTargetEndsWithTheRun() {
        assertThat(children).isNotEmpty();
        assertThat(children).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void noSecretIsWrittenAnywhere() throws IOException {
        assertThat(jvm.output()).doesNotContain(password, token);
        try (Stream<Path> files = Files.walk(results)) {
            List<Path> written = files.filter(Files::isRegularFile).toList();
            assertThat(written)
                    .anyMatch(file -> file.endsWith("simulation.log"))
                    .anyMatch(file -> file.endsWith("run.json"))
                    .allSatisfy(file -> assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .doesNotContain(password, token));
        }
    }
}
