package mobius.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import mobius.budget.Budget;
import mobius.measure.Responses;
import mobius.report.text.FindingText;
import mobius.verdict.evidence.Evidence;
import mobius.verdict.evidence.RunMetrics;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Level;
import mobius.verdict.finding.Status;
import mobius.verdict.finding.Verdict;
import mobius.verdict.finding.Verdict.Outcome;
import mobius.verdict.past.PastRun;
import mobius.verdict.past.PastRuns;
import mobius.verdict.past.RunMetric;
import mobius.verdict.past.RunMetric.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which figures are held against those of earlier runs, and what each takes. */
class RegressionFiguresTest {

    private static final double CALM = 0.01;

    private final ExampleHistory history = new ExampleHistory();

    @Test
    void aFigureThatIsNotKnownTonightIsTold() {
        history.past(10, CALM, 1);
        history.remembered(Kind.CPU, 0, 4);
        history.remembered(Kind.MEMORY, 0, 5);
        Verdict verdict = history.verdict();
        assertThat(verdict.outcome()).isEqualTo(Outcome.PASS);
        assertThat(FindingText.of(ExampleHistory.finding(verdict, "regression.memory", "platform")))
                .isEqualTo("""
                        INFO regression.memory (platform)
                        value of : increase of memory of platform
                        but was  : not known
                        samples  : 5
                        Unknown tonight, although 5 runs of the reference have it: there were too few responses, or the\
                         platform did not expose it in every window.""");
        assertThat(verdict.findings()).noneMatch(finding -> finding.id().equals("regression.cpu"));
    }

    @Test
    void whatTheHistoryCouldNotUseIsToldBesideWhatItAnswers() {
        history.past(10, CALM, 1);
        Verdict verdict = history.judged(
                new PastRuns(PastRuns.SCHEMA, history.runs(), null, List.of("1 files were skipped; the first: a.")));
        Finding notes = ExampleHistory.finding(verdict, "regression", Budget.TOTAL);
        assertThat(notes.status()).isEqualTo(Status.INFO);
        assertThat(notes.explanation())
                .isEqualTo("Not all of the history is used: 1 files were skipped; the first: a.");
        assertThat(ExampleHistory.finding(verdict, "regression.p95", Budget.TOTAL)
                        .status())
                .isEqualTo(Status.PASS);
        assertThat(verdict.outcome()).isEqualTo(Outcome.PASS);
    }

    @ParameterizedTest
    @CsvSource({
        "P95, 0.90, ",
        "P95, 0.86, LOW",
        "P95, 0.80, MEDIUM",
        "P95, 0.75, HIGH",
        "P95, 0.68, CRITICAL",
        "THROUGHPUT, 1.13, LOW",
        "THROUGHPUT, 1.45, CRITICAL"
    })
    void theLevelIsByHowMuchTheThresholdIsExceeded(Kind kind, double before, @Nullable Level level) {
        history.past(20, 0.002, figure -> figure.kind() == kind ? before : 1);
        Finding suspect = ExampleHistory.finding(history.verdict(), "regression." + kind.id(), Budget.TOTAL);
        assertThat(suspect.status()).isEqualTo(Status.SUSPECT);
        assertThat(suspect.level()).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({"MEMORY, 0.78, SUSPECT", "MEMORY, 0.87, PASS", "CPU, 0.75, SUSPECT", "CPU, 0.84, PASS"})
    void thePlatformsOwnMemoryAndCpuAreHeldToTheirThresholds(Kind kind, double before, Status status) {
        history.tonight()
                .told("platform", "http_requests_total", "", second -> second)
                .told("platform", "process_resident_memory_bytes", "", second -> 2e8)
                .told("platform", "process_cpu_seconds_total", "", second -> 0.5 * second);
        history.past(10, CALM, figure -> figure.kind() == kind ? before : 1);
        assertThat(ExampleHistory.finding(history.verdict(), "regression." + kind.id(), "platform")
                        .status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"4, INFO", "5, SUSPECT", "20, SUSPECT"})
    void aFigureThatCameAfterTheFirstRunsHasAReferenceOfItsOwn(int knowing, Status status) {
        history.past(20, CALM, 1);
        history.tonight()
                .told("platform", "http_requests_total", "", second -> second)
                .told("platform", "process_resident_memory_bytes", "", second -> 2e8);
        history.past(knowing, CALM, figure -> figure.kind() == Kind.MEMORY ? 0.5 : 1);
        Finding memory = ExampleHistory.finding(history.verdict(), "regression.memory", "platform");
        assertThat(memory.status()).isEqualTo(status);
        assertThat(memory.explanation()
                        .startsWith("Not judged yet: 1 more comparable runs that have it must pass first."))
                .isEqualTo(status == Status.INFO);
    }

    @Test
    void aFigureThatCameLaterAndIsGoneTonightIsTold() {
        history.past(25, CALM, 1);
        history.remembered(Kind.MEMORY, 20, 25);
        assertThat(ExampleHistory.finding(history.verdict(), "regression.memory", "platform")
                        .explanation())
                .startsWith("Unknown tonight, although 5 runs");
    }

    @Test
    void everyEndpointHasATrendThoughOnlyCriticalOnesAreAskedAbout() {
        Evidence evidence = history.tonight().evidence();
        assertThat(RunMetrics.of(evidence)).noneMatch(figure -> figure.subject().equals(ExampleEvidence.OTHER));
        List<RunMetric> every = RunMetrics.everyP95(evidence);
        assertThat(every)
                .extracting(RunMetric::subject)
                .contains(ExampleEvidence.CRITICAL, ExampleEvidence.OTHER)
                .doesNotContain(Budget.TOTAL);
        history.past(1, CALM, 1);
        PastRun run = history.runs().get(0);
        assertThat(run.alsoKnowing(every).figures())
                .hasSize(run.figures().size() + every.size() - 1)
                .containsAll(run.figures());
    }

    @ParameterizedTest
    @CsvSource({"20, INFO", "2000, PASS"})
    void fewRequestsWithoutAnErrorShowLittle(int requests, Status status) {
        history.past(10, CALM, 1);
        history.tonight()
                .responses(ExampleEvidence.OTHER, Collections.nCopies(10, ExampleEvidence.mixed(requests, 0, 0)))
                .responses(ExampleEvidence.CRITICAL, Collections.nCopies(10, ExampleEvidence.mixed(requests, 0, 0)));
        assertThat(ExampleHistory.finding(history.verdict(), "regression.errors", Budget.TOTAL)
                        .status())
                .isEqualTo(status);
    }

    /** One failed request sticks out of runs without any, and says nothing. */
    @Test
    void aFailedRequestOrTwoAreChance() {
        history.past(10, CALM, 1);
        List<Responses> batches = new ArrayList<>(Collections.nCopies(10, ExampleEvidence.mixed(1_500, 0, 0)));
        batches.set(0, ExampleEvidence.mixed(1_480, 20, 0));
        history.tonight().responses(ExampleEvidence.OTHER, batches);
        assertThat(ExampleHistory.finding(history.verdict(), "regression.errors", Budget.TOTAL)
                        .status())
                .isEqualTo(Status.INFO);
        batches.set(1, ExampleEvidence.mixed(1_440, 60, 0));
        history.tonight().responses(ExampleEvidence.OTHER, batches);
        assertThat(ExampleHistory.finding(history.verdict(), "regression.errors", Budget.TOTAL)
                        .status())
                .isEqualTo(Status.SUSPECT);
    }
}
