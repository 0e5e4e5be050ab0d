package mobius.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mobius.traffic.TrafficMetrics;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The way of a new user on a platform that was not made for the suite, in each of its wire formats. Two cores that build as well
 * make it slow, which is not the question here: no request may fail, and nothing may stay behind.
 */
@Tag("live")
class RealPlatformRunTest {

    private static final Map<String, String> SHORT = Map.of(
            "mobius.durations.ramp-up", "2 s",
            "mobius.durations.settle", "3 s",
            "mobius.durations.hold", "12 s",
            "mobius.durations.ramp-down", "1 s",
            "mobius.load.peak-requests-per-second", "30");

    private final Path folder;

    RealPlatformRunTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @EnumSource(WireFormat.class)
    void aNewUserSeedsChecksRunsAndCleansUp(WireFormat wire) throws Exception {
        PlatformOptions options = PlatformOptions.of(wire).withOtherPeoplesData();
        try (RealPlatform platform = RealPlatform.start(wire == WireFormat.PLAN ? options.onGunicorn() : options)) {
            OnTheRealPlatform user = new OnTheRealPlatform(platform, folder);
            user.seeds();
            user.seedsNothingASecondTime();
            user.checks();
            SuiteProcess.Outcome run = user.suite().simulation("LoadSimulation", SHORT);
            assertThat(OnTheRealPlatform.failures(run)).isEmpty();
            assertThat(OnTheRealPlatform.findings(run, "FAIL")).allMatch(finding -> finding.startsWith("latency."));
            assertThat(run.output()).contains("Left out: collaborate");
            assertThat(OnTheRealPlatform.requests(run)).isBetween(300L, 600L);
            assertThatTheInjectorCountedTheBytesThatThePlatformCannotTell(run);
            user.cleansUp();
        }
    }

    /** What a middleware compresses has no length that another one could add up. */
    private static void assertThatTheInjectorCountedTheBytesThatThePlatformCannotTell(SuiteProcess.Outcome run)
            throws IOException {
        assertThat(OnTheRealPlatform.counted(run, TrafficMetrics.REQUEST_CARRIED_BYTES))
                .isPositive()
                .isLessThan(OnTheRealPlatform.counted(run, TrafficMetrics.REQUEST_BYTES));
        assertThat(OnTheRealPlatform.counted(run, TrafficMetrics.OPENED)).isPositive();
    }

    @Test
    void ofThePublicStateOfThePlatformOnlyTheMonitorIsSentAndThatIsNoPass() throws Exception {
        try (RealPlatform platform =
                RealPlatform.start(PlatformOptions.of(WireFormat.CLIENT).publicOnly())) {
            SuiteProcess suite = new SuiteProcess(platform.url(), folder);
            SuiteProcess.Outcome checked = suite.command("check");
            assertThat(checked.exitCode()).as(checked.output()).isEqualTo(2);
            assertThat(checked.output()).contains("POST /auth/login");

            SuiteProcess.Outcome run = suite.simulation("LoadSimulation", SHORT);
            assertThat(run.output()).contains("Left out: find-context (not served: ");
            assertThat(run.exitCode()).isEqualTo(3);
            List<String> sent = OnTheRealPlatform.verdict(run).path("requests").findValuesAsText("name");
            assertThat(sent).containsExactlyInAnyOrder("GET /", "GET /health");
            assertThat(OnTheRealPlatform.failures(run)).isEmpty();
            assertThat(OnTheRealPlatform.findings(run, "INCONCLUSIVE"))
                    .anyMatch(finding -> finding.startsWith("left-out of find-context: ")
                            && finding.contains("critical: GET /contexts/search"));
        }
    }
}
