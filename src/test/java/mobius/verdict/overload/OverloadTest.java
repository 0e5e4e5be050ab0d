package mobius.verdict.overload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import mobius.reference.SimulatedPool;
import mobius.reference.settings.ServiceTime;
import mobius.verdict.OverloadedRun;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Status;
import mobius.workload.Ramp;
import mobius.workload.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs of 10 s at the peak, 20 s beyond it, and 30 s at the peak again. */
class OverloadTest {

    private static final SimulatedPool WIDE =
            new SimulatedPool(64, new ServiceTime(Duration.ofMillis(30), Duration.ofMillis(80)));

    private final Path folder;

    OverloadTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            degradation.crash   | j.n.ConnectException: Connection refused
            degradation.crash   | i.g.h.c.i.PrematureCloseException: Premature close
            degradation.content | status.find.is(200), but actually found 500
            degradation.content | jmesPath(data.items[0].id).find.exists, found nothing
            degradation.hanging | i.g.h.c.i.RequestTimeoutException: Request timeout to localhost/127.0.0.1:8000 after 5000 ms
            """)
    void eachBadWayToFailBeyondThePeakFailsTheRun(String id, String message) throws IOException {
        OverloadedRun run = healthy().failing(second -> second >= 20 && second < 22, message, 100);
        assertThat(run.finding(id).status()).isEqualTo(Status.FAIL);
        assertThat(run.findings())
                .filteredOn(finding -> finding.status() == Status.FAIL)
                .extracting(Finding::id)
                .containsExactly(id);
    }

    @Test
    void turningUsersAwayBeyondThePeakIsNoFailure() throws IOException {
        OverloadedRun run = healthy().failing(second -> second >= 20 && second < 30, "shed", 100);
        assertThat(run.findings()).noneMatch(finding -> finding.status() == Status.FAIL);
        assertThat(run.finding("degradation.shedding").facts().actual()).isBetween(50.0, 75.0);
    }

    @Test
    void turningUsersAwayAtThePeakIsAFailure() throws IOException {
        OverloadedRun run = healthy().failing(second -> second < 1, "shed", 100);
        assertThat(run.finding("errors").status()).isEqualTo(Status.FAIL);
    }

    @Test
    void whoIsNeverOverBudgetIsBackAtOnce() throws IOException {
        assertThat(healthy().finding("recovery").facts().actual()).isZero();
        assertThat(healthy().finding("recovery").status()).isEqualTo(Status.PASS);
    }

    @Test
    void theTimeUntilItIsBackIsCountedFromTheEndOfTheOverload() throws IOException {
        OverloadedRun run = healthy().failing(second -> second >= 25 && second < 36.8, "shed", 100);
        assertThat(run.finding("recovery").facts().actual()).isEqualTo(7);
    }

    @Test
    void oneNoisySecondIsNoRelapse() throws IOException {
        OverloadedRun run = healthy().failing(second -> second >= 50 && second < 51, "shed", 100);
        assertThat(run.finding("recovery").facts().actual()).isZero();
    }

    /** Three of a hundred are slow, which a p95 allows; but of eight responses each second the slowest is no p95. */
    @Test
    void aSecondOfFewResponsesHasNoP95() throws IOException {
        OverloadedRun run = new OverloadedRun(folder, 8, OverloadedRun.stress(20))
                .served(WIDE, 1)
                .failing(second -> second - Math.floor(second) < 0.03, "", 900);
        assertThat(run.finding("recovery").status()).isEqualTo(Status.PASS);
        assertThat(run.finding("recovery").facts().actual()).isZero();
    }

    @Test
    void whoDoesNotComeBackFails() throws IOException {
        OverloadedRun run = healthy().failing(second -> second >= 25, "shed", 100);
        assertThat(run.finding("recovery").status()).isEqualTo(Status.FAIL);
        assertThat(run.finding("recovery").facts().actual()).isNull();
    }

    @Test
    void aSpikeIsToldWithWhatReadsFelt() throws IOException {
        OverloadedRun run = new OverloadedRun(folder, 45, spike()).served(WIDE, 1);
        assertThat(run.finding("spike").status()).isEqualTo(Status.PASS);
        assertThat(run.finding("spike").facts().actual()).isBetween(4.9, 5.1);
        assertThat(run.findings())
                .filteredOn(finding -> finding.id().equals("spike.reads"))
                .extracting(finding -> finding.facts().window())
                .extracting(window -> window == null ? "" : window.stage())
                .containsExactly("before", "rise", "spike", "after");
        assertThat(run.findings()).noneMatch(finding -> finding.id().startsWith("breaking-point"));
    }

    private OverloadedRun healthy() {
        return new OverloadedRun(folder, 45, OverloadedRun.stress(20)).served(WIDE, 1);
    }

    private static List<Stage> spike() {
        Duration tenSeconds = Duration.ofSeconds(10);
        return List.of(
                new Stage("before", tenSeconds, 1, 1, true),
                new Stage("rise", tenSeconds, new Ramp(1, 1), Map.of("browse", new Ramp(1, 5)), true),
                new Stage("spike", tenSeconds, new Ramp(1, 1), Map.of("browse", new Ramp(5, 5)), true),
                new Stage("after", tenSeconds, 1, 1, true));
    }
}
