package mobius.verdict.overload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import mobius.budget.Budget;
import mobius.measure.Measurement;
import mobius.reference.SimulatedPool;
import mobius.reference.settings.ServiceTime;
import mobius.verdict.OverloadedRun;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Status;
import mobius.workload.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Breaking points of generated runs, whose truth is the load at which p95 of the simulated pool crosses its budget. */
class BreakingPointTest {

    private static final String P95 = "breaking-point.p95";

    private final Path folder;

    BreakingPointTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @CsvSource({"4, 30, 80, 45, 20", "4, 30, 80, 45, 60", "8, 40, 100, 80, 60", "16, 60, 150, 100, 60"})
    void aStressRunFindsItWithinFifteenPercent(int connections, int p50, int p95, double peak, int seconds)
            throws IOException {
        SimulatedPool pool = pool(connections, p50, p95);
        double truth = pool.requestsPerSecondAt(OverloadedRun.LIMIT) / peak;
        for (long seed = 1; seed <= 5; seed++) {
            Observation found =
                    stress(peak, seconds).served(pool, seed).finding(P95).facts();
            assertThat(found.actual()).as("seed %d", seed).isCloseTo(truth, withinPercentage(15));
        }
    }

    @Test
    void theFirstBudgetToBreakIsTheHeadline() throws IOException {
        OverloadedRun run = stress(45, 60).served(pool(4, 30, 80), 1);
        Finding headline = run.finding("breaking-point");
        assertThat(headline.subject()).isEqualTo(Budget.TOTAL);
        assertThat(headline.status()).isEqualTo(Status.INFO);
        assertThat(headline.facts().actual()).isEqualTo(run.finding(P95).facts().actual());
        assertThat(headline.explanation())
                .startsWith("p95 of all requests (200 ms) broke first. The break was detected at ");
    }

    @Test
    void whatHoldsToTheEndIsSaidToHaveHeld() throws IOException {
        Finding headline = stress(45, 20).served(pool(64, 30, 80), 1).finding("breaking-point");
        assertThat(headline.facts().value()).isEqualTo("load up to which all budgets held");
        assertThat(headline.facts().actual()).isBetween(3.7, 4.0);
        assertThat(headline.facts().low()).isNull();
        assertThat(headline.explanation()).contains("the load at which they break is unknown");
    }

    @Test
    void refusalsAreNoErrorsButCountAsServingNobody() throws IOException {
        OverloadedRun run =
                stress(45, 60).served(pool(64, 30, 80), 1).failing(second -> second >= 30 && second < 70, "shed", 3);
        assertThat(run.finding("breaking-point.shedding").facts().actual()).isCloseTo(2, withinPercentage(5));
        assertThat(run.finding("breaking-point.errors").facts().low()).isNull();
        assertThat(run.finding("breaking-point").explanation()).startsWith("rejected requests (0.1 %) broke first.");
    }

    @Test
    void aLimiterMayRefuseBeyondThePeakButNotAtIt() throws IOException {
        OverloadedRun beyond = stress(45, 60)
                .served(pool(64, 30, 80), 1)
                .failing(second -> second >= 30 && second < 70, Measurement.THROTTLED, 3);
        assertThat(beyond.finding("gate.throttling").status()).isEqualTo(Status.PASS);
        OverloadedRun afterwards = stress(45, 60)
                .served(pool(64, 30, 80), 1)
                .failing(second -> second >= 85 && second < 87, Measurement.THROTTLED, 3);
        assertThat(afterwards.finding("gate.throttling").status()).isEqualTo(Status.INCONCLUSIVE);
    }

    @Test
    void errorsBreakWhereTheyBegin() throws IOException {
        OverloadedRun run = stress(45, 60)
                .served(pool(64, 30, 80), 1)
                .failing(second -> second >= 50 && second < 70, "status.find.is(200), but actually found 500", 3);
        assertThat(run.finding("breaking-point.errors").facts().actual()).isCloseTo(3, withinPercentage(5));
    }

    @Test
    void withoutTheLoadThatWasPlannedItIsNotKnown() throws IOException {
        Finding headline =
                stress(45, 20).served(pool(4, 30, 80), 1).withoutAnIdleCore().finding("breaking-point");
        assertThat(headline.facts().actual()).isNull();
        assertThat(headline.explanation()).isEqualTo("Unknown: the injector was not on time (gate.cpu).");
    }

    @Test
    void stepsHaveABracket() throws IOException {
        List<Stage> steps = new ArrayList<>();
        for (double load = 0.5; load <= 4; load *= 1.2) {
            steps.add(new Stage(String.format(Locale.ROOT, "%.2fx", load), Duration.ofSeconds(20), load, load, true));
        }
        SimulatedPool pool = pool(4, 30, 80);
        Observation capacity = new OverloadedRun(folder, 45, steps)
                .served(pool, 1)
                .finding("capacity")
                .facts();
        double truth = pool.requestsPerSecondAt(OverloadedRun.LIMIT);
        assertThat(capacity.unit()).isEqualTo("requests/s");
        assertThat(capacity.low()).isEqualTo(capacity.actual()).isLessThan(truth * 1.05);
        assertThat(capacity.high()).isGreaterThan(truth * 0.95);
        assertThat(Objects.requireNonNull(capacity.high()) / Objects.requireNonNull(capacity.low()))
                .isCloseTo(1.2, withinPercentage(5));
    }

    @Test
    void aPlanWithinThePeakHasNone() throws IOException {
        List<Stage> stages = List.of(
                new Stage("10 users", Duration.ofSeconds(10), 0.1, 0.1, true),
                new Stage("50 users", Duration.ofSeconds(10), 0.5, 0.5, true),
                new Stage("100 users", Duration.ofSeconds(10), 1, 1, true));
        assertThat(new OverloadedRun(folder, 45, stages)
                        .served(pool(64, 30, 80), 1)
                        .findings())
                .extracting(Finding::id)
                .noneMatch(id -> id.startsWith("breaking-point") || id.equals("capacity") || id.equals("recovery"));
    }

    private OverloadedRun stress(double peak, int seconds) {
        return new OverloadedRun(folder, peak, OverloadedRun.stress(seconds));
    }

    private static SimulatedPool pool(int connections, int p50Millis, int p95Millis) {
        return new SimulatedPool(
                connections, new ServiceTime(Duration.ofMillis(p50Millis), Duration.ofMillis(p95Millis)));
    }
}
