package mobius.run.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import mobius.budget.ExampleBudgets;
import mobius.budget.Percentile;
import mobius.budget.Ratio;
import mobius.capacity.StepResult;
import mobius.capacity.StepResult.Outcome;
import mobius.measure.Anomalies;
import mobius.measure.Failures;
import mobius.measure.LatencyHistogram;
import mobius.measure.MeasuredWindow;
import mobius.measure.Measurement;
import mobius.measure.RequestStats;
import mobius.measure.Responses;
import mobius.measure.WindowStats;
import mobius.report.text.RunInfo;
import mobius.report.text.RunReport;
import mobius.runlog.RunLogOutcome;
import mobius.trace.NotedTraces;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Status;
import mobius.verdict.finding.Threshold;
import mobius.verdict.finding.Verdict;
import org.junit.jupiter.api.Test;

class StepJudgeTest {

    private static final Finding ERRORS = finding("errors", Status.PASS, Threshold.below(1), 0.1);
    private static final Finding FAST = finding("latency.p95", Status.PASS, Threshold.below(200), 150);

    @Test
    void theStrainOfAStepThatHeldIsThatOfTheBudgetNearestToBreaking() {
        StepResult step = judged(ERRORS, FAST);
        assertThat(step.outcome()).isEqualTo(Outcome.HELD);
        assertThat(step.strain()).isEqualTo(0.75);
        assertThat(step.why()).isEqualTo("value of latency.p95");
    }

    @Test
    void aStepOfWhichNoLatencyWasJudgedHasNotHeld() {
        StepResult step = judged(ERRORS, finding("latency.p95", Status.INFO, Threshold.below(200), 150));
        assertThat(step.outcome()).isEqualTo(Outcome.UNTRUSTED);
        assertThat(step.strain()).isNull();
        assertThat(step.why()).contains("too few responses", "lengthen mobius.capacity.search.step");
    }

    @Test
    void aPercentileJustOverItsLimitHasBrokenItWhereAVerdictWouldStayOpen() {
        Finding near = finding("latency.p95", Status.INCONCLUSIVE, Threshold.below(200), 201);
        assertThat(judged(ERRORS, near).outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(judged(ERRORS, finding("latency.p95", Status.INCONCLUSIVE, Threshold.below(200), 199))
                        .outcome())
                .isEqualTo(Outcome.HELD);
        assertThat(judged(late(Status.INFO), ERRORS, near).outcome()).isEqualTo(Outcome.UNTRUSTED);
    }

    /** Of 100 responses one lies beyond p99. */
    @Test
    void aPercentileOfFewResponsesBreaksNothing() {
        Finding rare = finding("latency.p99", Status.INCONCLUSIVE, Threshold.below(300), 500);
        assertThat(judged(ERRORS, FAST, rare).outcome()).isEqualTo(Outcome.HELD);
        assertThat(judged(ERRORS, rare).why()).contains("too few responses");
    }

    @Test
    void whatFailedIsWhatBrokeWhateverItIs() {
        StepResult cpu = judged(ERRORS, FAST, finding("resource.cpu", Status.FAIL, Threshold.atMost(70), 91));
        assertThat(cpu.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(cpu.strain()).isEqualTo(1.3);
        assertThat(cpu.why()).isEqualTo("value of resource.cpu");
    }

    @Test
    void theStrainOfALowerLimitIsHowOftenTheFigureGoesIntoIt() {
        StepResult slack = judged(ERRORS, FAST, finding("throughput", Status.FAIL, Threshold.atLeast(90), 60));
        assertThat(slack.strain()).isEqualTo(1.5);
        assertThat(slack.why()).isEqualTo("value of throughput");
    }

    @Test
    void whatBrokeWithoutARatioHasNoStrain() {
        StepResult none = judged(ERRORS, FAST, finding("throughput", Status.FAIL, Threshold.atLeast(90), 0));
        assertThat(none.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(none.strain()).isNull();
        assertThat(none.why()).isEqualTo("value of throughput");
    }

    @Test
    void ofSeveralThatFailedTheWorstIsNamed() {
        StepResult both = judged(
                finding("throughput", Status.FAIL, Threshold.atLeast(90), 0),
                finding("latency.p95", Status.FAIL, Threshold.below(200), 600),
                finding("resource.cpu", Status.FAIL, Threshold.atMost(70), 91));
        assertThat(both.strain()).isEqualTo(3);
        assertThat(both.why()).isEqualTo("value of latency.p95");
    }

    @Test
    void ofResponsesThatAreNotThereNothingIsKnown() {
        StepResult.Figures figures =
                Objects.requireNonNull(judged(ERRORS, finding("latency.p95", Status.FAIL, Threshold.below(200), 600))
                        .figures());
        assertThat(figures.answeredPerSecond()).isZero();
        assertThat(figures.p50Millis()).isNull();
        assertThat(figures.p95Millis()).isNull();
        assertThat(figures.p99Millis()).isNull();
        assertThat(figures.inFlight()).isNull();
        assertThat(figures.failed()).as("all were throttled").isNull();
    }

    @Test
    void aBudgetThatHeldThoughTheInjectorWasLateHasHeld() {
        assertThat(judged(late(Status.INFO), ERRORS, FAST).outcome()).isEqualTo(Outcome.HELD);
    }

    @Test
    void aBudgetThatBrokeWhileTheInjectorWasLateIsInDoubt() {
        Finding slow = finding("latency.p95", Status.FAIL, Threshold.below(200), 250);
        assertThat(judged(late(Status.INCONCLUSIVE), ERRORS, slow).outcome()).isEqualTo(Outcome.UNTRUSTED);
    }

    private static Finding late(Status status) {
        Observation facts = new Observation("time in stalls", "%", Threshold.atMost(0.5), 0.8, null, null, null, null);
        return new Finding(
                "gate.stalls", "injector", Finding.Kind.DELAY, status, null, null, facts, "It was late.", "Wait.");
    }

    private static StepResult judged(Finding... findings) {
        Responses each = new Responses(LatencyHistogram.NONE, LatencyHistogram.NONE, Failures.NONE, 10);
        List<Responses> batches = Collections.nCopies(MeasuredWindow.BATCHES, each);
        Measurement measurement = new Measurement(
                Measurement.SCHEMA,
                null,
                new RunLogOutcome(RunLogOutcome.Ending.COMPLETE, 1, 1, "The log is complete."),
                List.of(new MeasuredWindow("step", 0, 10_000, 1.0, 1.0)),
                List.of(new RequestStats(
                        "GET /projects", Responses.merged(batches), List.of(new WindowStats(batches)))),
                List.of(),
                List.of(),
                List.of(),
                new Anomalies(0, 0, 0, 0));
        RunReport run = new RunReport(
                new RunInfo(null, null, null, null, null, null, null, Optional.empty()),
                new Verdict(Verdict.Outcome.FAIL, List.of(findings), List.of(), List.of()),
                measurement,
                ExampleBudgets.of(Map.of(Percentile.P95, Duration.ofMillis(200)), new Ratio(0.01), List.of(), Set.of()),
                Optional.empty(),
                List.of(),
                NotedTraces.NONE);
        return new StepJudge(run).judge(10, Duration.ofSeconds(10), "target/gatling/step");
    }

    private static Finding finding(String id, Status status, Threshold limit, double actual) {
        Observation facts = new Observation("value of " + id, "ms", limit, actual, null, null, 100L, null);
        return new Finding(id, "all requests", Finding.Kind.TIME, status, null, null, facts, "For a test.", null);
    }
}
