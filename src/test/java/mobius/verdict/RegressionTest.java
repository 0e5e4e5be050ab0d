package mobius.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import mobius.budget.Budget;
import mobius.measure.Responses;
import mobius.verdict.RunFigure.Kind;
import mobius.verdict.Verdict.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A healthy run held against runs of which a test makes some other. */
class RegressionTest {

    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final double CALM = 0.01;

    private final Random random = new Random(20260101);
    private final List<PastRun> runs = new ArrayList<>();
    private final ExampleEvidence tonight = new ExampleEvidence();

    @Test
    void aRunWithoutAHistoryIsNotAsked() {
        assertThat(tonight.verdict().findings())
                .noneMatch(finding -> finding.id().startsWith("regression"));
    }

    @Test
    void tooFewRunsLeaveTheQuestionOpenAndSpoilNothing() {
        past(4, CALM, 1);
        Verdict verdict = verdict();
        assertThat(verdict.outcome()).isEqualTo(Outcome.PASS);
        Finding open = finding(verdict, "regression", Budget.TOTAL);
        assertThat(open.status()).isEqualTo(Status.INFO);
        assertThat(open.text()).isEqualTo("""
                        INFO regression (all requests)
                        value of: runs in the reference
                        expected: at least 5 runs
                        but was : 4 runs
                        Whether the platform became worse is not asked yet: 1 more comparable runs must pass first.""");
    }

    @Test
    void aRunLikeThoseBeforeItPasses() {
        past(10, CALM, 1);
        Verdict verdict = verdict();
        assertThat(verdict.outcome()).isEqualTo(Outcome.PASS);
        assertThat(finding(verdict, "regression.p95", ExampleEvidence.CRITICAL).status())
                .isEqualTo(Status.PASS);
        assertThat(verdict.findings())
                .filteredOn(finding -> finding.id().startsWith("regression"))
                .extracting(Finding::id, Finding::subject)
                .hasSize(8)
                .doesNotContain(tuple("regression.p95", ExampleEvidence.OTHER));
    }

    @Test
    void aFigureThatIsNotKnownTonightIsTold() {
        past(10, CALM, 1);
        remembered(Kind.CPU, 4);
        remembered(Kind.MEMORY, 5);
        Verdict verdict = verdict();
        assertThat(verdict.outcome()).isEqualTo(Outcome.PASS);
        assertThat(finding(verdict, "regression.memory", "platform").text()).isEqualTo("""
                        INFO regression.memory (platform)
                        value of: increase of memory of platform
                        but was : not known
                        samples : 5
                        Not known tonight, though 5 runs of the reference know it: there were too few responses, or the\
                         platform did not tell it in every window.""");
        assertThat(verdict.findings()).noneMatch(finding -> finding.id().equals("regression.cpu"));
    }

    @Test
    void whatTheHistoryCouldNotUseIsToldBesideWhatItAnswers() {
        past(10, CALM, 1);
        Verdict verdict =
                judged(new PastRuns(PastRuns.SCHEMA, runs, null, List.of("1 files were skipped; the first: a.")));
        Finding notes = finding(verdict, "regression", Budget.TOTAL);
        assertThat(notes.status()).isEqualTo(Status.INFO);
        assertThat(notes.explanation())
                .isEqualTo("Not all of the history is used: 1 files were skipped; the first: a.");
        assertThat(finding(verdict, "regression.p95", Budget.TOTAL).status()).isEqualTo(Status.PASS);
        assertThat(verdict.outcome()).isEqualTo(Outcome.PASS);
    }

    @Test
    void oneSlowerRunIsSuspectAndSaysWhatToDo() {
        past(10, CALM, 0.85);
        Verdict verdict = verdict();
        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        Finding suspect = finding(verdict, "regression.p95", Budget.TOTAL);
        assertThat(suspect.status()).isEqualTo(Status.SUSPECT);
        assertThat(suspect.level()).isEqualTo(Level.LOW);
        assertThat(suspect.advice()).contains("three such runs in a row").contains("bin/mobius accept --last");
        assertThat(suspect.facts().low()).isPositive();
    }

    @Test
    void aQuickRunShowsARegressionAndIsNotSpoiledByIt() {
        tonight.conditions(true, false, false);
        past(10, CALM, 0.8);
        candidate("1.1", 1, Outcome.PASS, true);
        candidate("1.2", 1, Outcome.PASS, true);
        Verdict verdict = verdict();
        assertThat(verdict.outcome()).isEqualTo(Outcome.PASS);
        Finding shown = finding(verdict, "regression.p95", Budget.TOTAL);
        assertThat(shown.status()).isEqualTo(Status.INFO);
        assertThat(shown.level()).isEqualTo(Level.MEDIUM);
        assertThat(shown.explanation()).startsWith("Shown only").contains("Three runs in a row");
    }

    @Test
    void noiseIsToldAndNotSuspected() {
        past(10, 0.2, 0.9);
        Verdict verdict = verdict();
        assertThat(verdict.outcome()).isEqualTo(Outcome.PASS);
        Finding open = finding(verdict, "regression.p95", Budget.TOTAL);
        assertThat(open.status()).isEqualTo(Status.INFO);
        assertThat(open.explanation()).startsWith("Cannot tell.").contains("would not have been suspected");
    }

    @Test
    void threeSlowerRunsFailAndNameTheBuildThatTheyCameWith() {
        past(10, CALM, 0.8);
        candidate("1.1", 1, Outcome.INCONCLUSIVE, true);
        candidate("1.2", 1, Outcome.INCONCLUSIVE, true);
        Verdict verdict = verdict();
        assertThat(verdict.outcome()).isEqualTo(Outcome.FAIL);
        Finding failure = finding(verdict, "regression.p95", Budget.TOTAL);
        assertThat(failure.status()).isEqualTo(Status.FAIL);
        assertThat(failure.level()).isEqualTo(Level.MEDIUM);
        assertThat(failure.explanation()).contains("Three runs in a row").contains("build 1.1");
        assertThat(failure.advice()).contains("bin/mobius accept run-10 --reason");
    }

    @Test
    void aRegressionThatGoesOnStillNamesTheBuildThatItCameWith() {
        past(10, CALM, 0.8);
        for (int night = 1; night <= 6; night++) {
            candidate("1." + night, 1, Outcome.FAIL, true);
        }
        assertThat(finding(verdict(), "regression.p95", Budget.TOTAL).explanation())
                .contains("build 1.1.");
    }

    @Test
    void twoSlowerRunsAreNotYetAFailure() {
        past(10, CALM, 0.8);
        candidate("1.1", 1, Outcome.INCONCLUSIVE, true);
        assertThat(verdict().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void aRunThatIsMendedDoesNotFailForThoseBeforeIt() {
        past(10, CALM, 1);
        candidate("1.1", 1.3, Outcome.INCONCLUSIVE, true);
        candidate("1.2", 1.3, Outcome.INCONCLUSIVE, true);
        assertThat(verdict().outcome()).isEqualTo(Outcome.PASS);
    }

    @Test
    void oneOddRunDoesNotConfirmAnother() {
        past(10, CALM, 0.93);
        candidate("1.1", 0.93, Outcome.PASS, true);
        candidate("1.2", 0.93, Outcome.PASS, true);
        assertThat(verdict().outcome()).isNotEqualTo(Outcome.FAIL);
    }

    @Test
    void aRunThatWasNotTrustedConfirmsNothing() {
        past(10, CALM, 0.8);
        candidate("1.1", 1, Outcome.INCONCLUSIVE, false);
        candidate("1.2", 1, Outcome.INCONCLUSIVE, false);
        assertThat(verdict().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void runsThatFailedAreNoReference() {
        past(4, CALM, 1);
        candidate("1.1", 1, Outcome.FAIL, true);
        candidate("1.2", 1, Outcome.INCONCLUSIVE, true);
        assertThat(finding(verdict(), "regression", Budget.TOTAL).facts().actual())
                .isEqualTo(4);
    }

    @Test
    void smallStepsAddUpBecauseTheReferenceDoesNotFollow() {
        past(20, CALM, 0.8);
        for (int night = 0; night < 19; night++) {
            candidate("1." + night, 0.81 + 0.01 * night, Outcome.PASS, true);
        }
        assertThat(verdict().outcome()).isEqualTo(Outcome.FAIL);
    }

    @Test
    void acceptedRunsAreTheNewReferenceThoughTheyWereSuspect() {
        for (int night = 0; night < 6; night++) {
            candidate("2.0", 1, Outcome.INCONCLUSIVE, true);
        }
        assertThat(judged(past(null)).findings())
                .filteredOn(finding -> finding.id().equals("regression"))
                .hasSize(1);
        assertThat(judged(past("2026-02-01T00:00:00Z")).findings())
                .filteredOn(finding -> finding.id().equals("regression.p95"))
                .hasSize(2);
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
        past(20, 0.002, figure -> figure.kind() == kind ? before : 1);
        Finding suspect = finding(verdict(), "regression." + kind.id(), Budget.TOTAL);
        assertThat(suspect.status()).isEqualTo(Status.SUSPECT);
        assertThat(suspect.level()).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({"MEMORY, 0.78, SUSPECT", "MEMORY, 0.87, PASS", "CPU, 0.75, SUSPECT", "CPU, 0.84, PASS"})
    void thePlatformsOwnMemoryAndCpuAreHeldToTheirThresholds(Kind kind, double before, Status status) {
        tonight.told("platform", "http_requests_total", "", second -> second)
                .told("platform", "process_resident_memory_bytes", "", second -> 2e8)
                .told("platform", "process_cpu_seconds_total", "", second -> 0.5 * second);
        past(10, CALM, figure -> figure.kind() == kind ? before : 1);
        assertThat(finding(verdict(), "regression." + kind.id(), "platform").status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"4, INFO", "5, SUSPECT", "20, SUSPECT"})
    void aFigureThatCameAfterTheFirstRunsHasAReferenceOfItsOwn(int knowing, Status status) {
        past(20, CALM, 1);
        tonight.told("platform", "http_requests_total", "", second -> second)
                .told("platform", "process_resident_memory_bytes", "", second -> 2e8);
        past(knowing, CALM, figure -> figure.kind() == Kind.MEMORY ? 0.5 : 1);
        Finding memory = finding(verdict(), "regression.memory", "platform");
        assertThat(memory.status()).isEqualTo(status);
        assertThat(memory.explanation()
                        .startsWith("Not asked yet: 1 more comparable runs that know it must pass first."))
                .isEqualTo(status == Status.INFO);
    }

    @ParameterizedTest
    @CsvSource({"20, INFO", "2000, PASS"})
    void fewRequestsWithoutAnErrorShowLittle(int requests, Status status) {
        past(10, CALM, 1);
        tonight.responses(ExampleEvidence.OTHER, Collections.nCopies(10, ExampleEvidence.mixed(requests, 0, 0)))
                .responses(ExampleEvidence.CRITICAL, Collections.nCopies(10, ExampleEvidence.mixed(requests, 0, 0)));
        assertThat(finding(verdict(), "regression.errors", Budget.TOTAL).status())
                .isEqualTo(status);
    }

    /** One failed request sticks out of runs without any, and says nothing. */
    @Test
    void aFailedRequestOrTwoAreChance() {
        past(10, CALM, 1);
        List<Responses> batches = new ArrayList<>(Collections.nCopies(10, ExampleEvidence.mixed(1_500, 0, 0)));
        batches.set(0, ExampleEvidence.mixed(1_480, 20, 0));
        tonight.responses(ExampleEvidence.OTHER, batches);
        assertThat(finding(verdict(), "regression.errors", Budget.TOTAL).status())
                .isEqualTo(Status.INFO);
        batches.set(1, ExampleEvidence.mixed(1_440, 60, 0));
        tonight.responses(ExampleEvidence.OTHER, batches);
        assertThat(finding(verdict(), "regression.errors", Budget.TOTAL).status())
                .isEqualTo(Status.SUSPECT);
    }

    /** Reference runs that passed and whose figures were {@code factor} times those of tonight. */
    private void past(int number, double noise, double factor) {
        past(number, noise, figure -> factor);
    }

    private void past(int number, double noise, Function<RunFigure, Double> factor) {
        for (int run = 0; run < number; run++) {
            add("1.0", Outcome.PASS, true, figure -> factor.apply(figure) * Math.exp(noise * random.nextGaussian()));
        }
    }

    /** So many of the runs know a figure of the platform's own process. */
    private void remembered(Kind kind, int number) {
        for (int i = 0; i < number; i++) {
            PastRun run = runs.get(i);
            List<RunFigure> figures = new ArrayList<>(run.figures());
            figures.add(new RunFigure(kind, "platform", 1, 1));
            runs.set(
                    i,
                    new PastRun(
                            run.id(),
                            run.started(),
                            run.build(),
                            run.outcome(),
                            run.outcomeOtherwise(),
                            run.trusted(),
                            figures));
        }
    }

    private void candidate(String build, double factor, Outcome outcome, boolean trusted) {
        add(build, outcome, trusted, figure -> factor * Math.exp(CALM * random.nextGaussian()));
    }

    private void add(String build, Outcome outcome, boolean trusted, Function<RunFigure, Double> factor) {
        List<RunFigure> figures = RunFigures.of(tonight.evidence()).stream()
                .map(figure -> new RunFigure(
                        figure.kind(), figure.subject(), figure.value() * factor.apply(figure), figure.samples()))
                .toList();
        String started = FIRST.plus(Duration.ofDays(runs.size())).toString();
        runs.add(new PastRun("run-" + runs.size(), started, build, outcome, Outcome.PASS, trusted, figures));
    }

    private PastRuns past(@Nullable String acceptedUntil) {
        return new PastRuns(PastRuns.SCHEMA, runs, acceptedUntil, List.of());
    }

    private Verdict verdict() {
        return judged(past(null));
    }

    private Verdict judged(PastRuns past) {
        assertThat(Judge.judge(tonight.evidence().after(past.needed())))
                .as("the runs that are kept with a run decide as all of them do")
                .isEqualTo(Judge.judge(tonight.evidence().after(past)));
        return Judge.judge(tonight.evidence().after(past.needed()));
    }

    private static Finding finding(Verdict verdict, String id, String subject) {
        return verdict.findings().stream()
                .filter(finding -> finding.id().equals(id) && finding.subject().equals(subject))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no finding " + id + " about " + subject));
    }
}
