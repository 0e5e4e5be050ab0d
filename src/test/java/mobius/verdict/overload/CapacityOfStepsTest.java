package mobius.verdict.overload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import mobius.capacity.Economy;
import mobius.capacity.Prices;
import mobius.capacity.Sizing;
import mobius.reference.SimulatedPool;
import mobius.reference.settings.ServiceTime;
import mobius.verdict.OverloadedRun;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Status;
import mobius.workload.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Eleven geometric steps over a simulated pool. */
class CapacityOfStepsTest {

    private static final int PEAK = 45;
    private static final Prices PRICES = new Prices("EUR", 0.36, 2, Optional.empty());
    private static final Economy ECONOMY = expecting(200);

    private final Path folder;

    CapacityOfStepsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void usersAndInstancesFollowFromTheHighestStep() throws IOException {
        OverloadedRun run = steps().counted(ECONOMY);
        double held = actual(run.finding("capacity"));
        assertThat(actual(run.finding("capacity.users"))).isEqualTo(Math.floor(held * 10));
        assertThat(actual(run.finding("capacity.instances"))).isEqualTo(Math.ceil(300 / (held / 2)));
    }

    @Test
    void costsAreOfTheRunTheExpectedLoadAndTheCapacity() throws IOException {
        OverloadedRun run = steps().counted(ECONOMY);
        Finding cost = run.finding("cost.per-million.capacity");
        assertThat(cost.status()).isEqualTo(Status.INFO);
        assertThat(cost.facts().unit()).isEqualTo("EUR");
        assertThat(actual(cost)).isCloseTo(PRICES.perMillion(actual(run.finding("capacity"))), within(1e-9));
        // 11 steps of 20 s cost about 0.044 EUR.
        assertThat(actual(run.finding("cost.run"))).isBetween(0.043, 0.046);
    }

    @Test
    void withoutPricesAndSizesNothingIsSaidOfThem() throws IOException {
        assertThat(steps().findings())
                .extracting(Finding::id)
                .contains("capacity", "capacity.usl")
                .noneMatch(id -> id.startsWith("cost") || id.equals("capacity.users"));
    }

    @Test
    void theLawDoesNotForetell() throws IOException {
        Finding law = steps().finding("capacity.usl");
        assertThat(law.explanation()).startsWith("By the Universal Scalability Law: ");
        assertThat(law.status()).isEqualTo(Status.INFO);
    }

    @Test
    void theCostAtTheExpectedLoadIsOfTheWindowThatHasIt() throws IOException {
        OverloadedRun run = level(1).counted(expecting(PEAK));
        assertThat(actual(run.finding("cost.per-million.expected"))).isCloseTo(PRICES.perMillion(PEAK), within(0.1));
        assertThat(run.findings()).extracting(Finding::id).doesNotContain("cost.per-million.capacity");
    }

    @Test
    void thePeakOfAPlanOfItsOwnIsNotTheExpectedLoad() throws IOException {
        assertThat(level(1).counted(ECONOMY).findings())
                .extracting(Finding::id)
                .contains("cost.run")
                .doesNotContain("cost.per-million.expected");
    }

    @Test
    void halfTheExpectedLoadIsNotTheExpectedLoad() throws IOException {
        assertThat(level(0.5).counted(expecting(PEAK)).findings())
                .extracting(Finding::id)
                .contains("cost.run")
                .doesNotContain("cost.per-million.expected");
    }

    private OverloadedRun level(double load) {
        List<Stage> stages = List.of(new Stage("level", Duration.ofSeconds(20), load, load, true));
        return new OverloadedRun(folder, PEAK, stages).served(pool(), 1);
    }

    private static Economy expecting(double requestsPerSecond) {
        Sizing sizing = new Sizing(Duration.ofSeconds(10), requestsPerSecond, 0.5, Optional.of(2));
        return new Economy(Optional.of(PRICES), Optional.of(sizing));
    }

    private OverloadedRun steps() {
        List<Stage> steps = new ArrayList<>();
        for (double load = 0.5; steps.size() < 11; load *= 1.2) {
            steps.add(new Stage(String.format(Locale.ROOT, "%.2fx", load), Duration.ofSeconds(20), load, load, true));
        }
        return new OverloadedRun(folder, PEAK, steps).served(pool(), 1);
    }

    private static SimulatedPool pool() {
        return new SimulatedPool(4, new ServiceTime(Duration.ofMillis(30), Duration.ofMillis(80)));
    }

    private static double actual(Finding finding) {
        return Objects.requireNonNull(finding.facts().actual());
    }
}
