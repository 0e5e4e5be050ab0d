package mobius.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import mobius.budget.Percentile;
import mobius.verdict.budget.LatencyBudgetRule;
import mobius.verdict.evidence.Batches;
import mobius.verdict.finding.Confidence;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Status;
import mobius.verdict.finding.Verdict;
import mobius.verdict.finding.Verdict.Outcome;
import mobius.verdict.validity.Delays;
import mobius.verdict.validity.ValidityGate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Runs of 300 s with 50 requests/s whose injector stands still for a share of the time, 30 ms each time: what arrives meanwhile
 * is read at the end. The limit lies at the true p95.
 */
class DelayRatesTest {

    private static final Duration BATCH = Duration.ofSeconds(30);
    private static final LatencyBudgetRule ONE_BUDGET = new LatencyBudgetRule(new Confidence(1));
    private static final double STALL_MILLIS = 30;
    private static final ValidityGate STALLS = new ValidityGate("gate.stalls", "injector");

    enum Injector {
        JUST_LATE(0.006),
        LATE(0.02),
        VERY_LATE(0.05);

        private final double share;

        Injector(double share) {
            this.share = share;
        }

        DoubleUnaryOperator reading(RandomGenerator random) {
            return millis -> random.nextDouble() < share ? millis + STALL_MILLIS * random.nextDouble() : millis;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDelayedInjectorNeitherPassesNorFailsFalsely(Injector injector) {
        assertThat(percent(injector, SyntheticLatencies.MODERATE, 1, 300, Outcome.PASS))
                .as("false PASS, %%")
                .isLessThan(8);
        assertThat(percent(injector, SyntheticLatencies.MODERATE, 1, 300, Outcome.FAIL))
                .as("false FAIL, %%")
                .isLessThan(3);
    }

    @ParameterizedTest
    @EnumSource
    void aPlatformFarWithinItsBudgetPassesAllTheSame(Injector injector) {
        assertThat(percent(injector, SyntheticLatencies.MODERATE, 1.5, 50, Outcome.PASS))
                .isGreaterThan(80);
    }

    @ParameterizedTest
    @EnumSource
    void aPlatformFarBeyondItsBudgetFailsAllTheSame(Injector injector) {
        assertThat(percent(injector, SyntheticLatencies.MODERATE, 0.5, 50, Outcome.FAIL))
                .isGreaterThan(80);
    }

    @Tag("proof")
    @Test
    void theStatedErrorRatesHold() {
        for (Injector injector : Injector.values()) {
            for (SyntheticLatencies platform :
                    List.of(SyntheticLatencies.CALM, SyntheticLatencies.MODERATE, SyntheticLatencies.HARSH)) {
                double passed = percent(injector, platform, 1, 5_000, Outcome.PASS);
                double failed = percent(injector, platform, 1, 5_000, Outcome.FAIL);
                System.out.printf(
                        Locale.ROOT,
                        "%s, %s: false PASS %.2f %%, false FAIL %.2f %%%n",
                        injector,
                        platform,
                        passed,
                        failed);
                assertThat(passed).isLessThanOrEqualTo(5);
                assertThat(failed).isLessThanOrEqualTo(1.5);
            }
        }
    }

    private static double percent(
            Injector injector, SyntheticLatencies platform, double multiple, int runs, Outcome outcome) {
        Duration limit = Duration.ofNanos((long) (platform.truth(Percentile.P95) * multiple * 1e6));
        return 100.0
                * IntStream.range(0, runs)
                        .filter(seed -> verdict(injector, platform, limit, seed) == outcome)
                        .count()
                / runs;
    }

    private static Outcome verdict(Injector injector, SyntheticLatencies platform, Duration limit, int seed) {
        DoubleUnaryOperator reading = injector.reading(SyntheticLatencies.random(~seed));
        Batches batches = new Batches(platform.run(10, BATCH, 50, SyntheticLatencies.random(seed), reading), BATCH);
        Observation nothing = Observation.of("anything", "ms");
        Status status = ONE_BUDGET.judge(batches, Percentile.P95, limit).status();
        boolean isBroken = ONE_BUDGET.isBroken(batches.merged(), Percentile.P95, limit, 2 * injector.share);
        List<Finding> findings = List.of(
                STALLS.delays(nothing, "The injector stood still.", "Run it again."),
                isBroken
                        ? Finding.of("latency.p95", "all requests", status, nothing, "For a test.")
                        : Finding.ofTime("latency.p95", "all requests", status, nothing, "For a test."));
        return Verdict.of(Delays.settle(findings), List.of(), List.of()).outcome();
    }
}
