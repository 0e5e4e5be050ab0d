package mobius.verdict.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mobius.measure.Anomalies;
import mobius.measure.ErrorGroup;
import mobius.measure.Responses;
import mobius.report.text.FindingText;
import mobius.runlog.RunLogOutcome.Ending;
import mobius.telemetry.InjectorMetrics;
import mobius.verdict.ExampleEvidence;
import mobius.workload.Arrivals;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each gate with evidence that trips it, and with evidence that just does not. */
class TrustGatesTest {

    @Test
    void aRunThatIsOverWithinItsLastWindowWasWatchedToItsEnd() {
        assertHolds(example().durationMillis(350_000), "gate.lag", "injector");
        assertCondemned(example().watchedMillis(350_000), "gate.lag", "injector");
    }

    @Test
    void aHealthyRunPassesAllGates() {
        assertThat(example().verdict().outcome()).isEqualTo(Verdict.Outcome.PASS);
        assertThat(example().verdict().findings()).noneMatch(finding -> finding.status() == Status.INCONCLUSIVE);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "COMPLETE")
    void aLogThatIsNotWholeIsInconclusive(Ending ending) {
        assertCondemned(example().log(ending), "gate.log", "log");
    }

    @Test
    void timesThatCannotBeTrueAreInconclusive() {
        assertCondemned(example().anomalies(new Anomalies(1, 0, 0, 0)), "gate.clock", "log");
    }

    @Test
    void noRequestInTheWindowsIsInconclusive() {
        ExampleEvidence nothing = example().without(ExampleEvidence.CRITICAL).without(ExampleEvidence.OTHER);
        assertCondemned(nothing, "gate.data", "run");
    }

    @Test
    void aRunThatWasKilledIsInconclusive() {
        assertCondemned(example().activeAtTheEnd(1).durationMillis(359_999), "gate.users", "log");
        assertHolds(example().activeAtTheEnd(0).durationMillis(359_999), "gate.users", "log");
    }

    @Test
    void usersWhoAreStoppedAfterThePlanAreShown() {
        assertThat(example().activeAtTheEnd(7).finding("gate.users", "log").status())
                .isEqualTo(Status.INFO);
    }

    @Test
    void moreUsersLeavingThanComingIsInconclusive() {
        assertCondemned(example().activeAtTheEnd(-1), "gate.users", "log");
    }

    @Test
    void usersWhoDoNotArriveCondemnABusyInjector() {
        ExampleEvidence busy = example().metric(InjectorMetrics.CPU_RATIO, 0.81);
        assertCondemned(busy.usersStartedIn(second -> second % 2 == 0 ? 98 : 99), "gate.arrivals", "injector");
    }

    @Test
    void usersWhoDoNotArriveAreTheFailureOfThePlatformWhenTheInjectorIsHealthy() {
        ExampleEvidence late = example().usersStartedIn(second -> second % 2 == 0 ? 98 : 99);
        assertThat(late.finding("gate.arrivals", "platform").status()).isEqualTo(Status.FAIL);
        assertThat(late.verdict().outcome()).isEqualTo(Verdict.Outcome.FAIL);
    }

    @Test
    void ninetyNinePercentOfTheUsersAreEnough() {
        assertHolds(example().usersStartedIn(second -> 99), "gate.arrivals", "injector");
    }

    @Test
    void aSingleSecondWithoutItsUsersIsSeen() {
        ExampleEvidence busy = example().metric(InjectorMetrics.CPU_RATIO, 0.81);
        assertHolds(busy.usersStartedIn(second -> second == 100 ? 90 : 100), "gate.arrivals", "injector");
        assertCondemned(busy.usersStartedIn(second -> second == 100 ? 89 : 100), "gate.arrivals", "injector");
    }

    /** Of each scenario one user may be just beside the border and one not yet whole: twelve of six scenarios. */
    @Test
    void aSecondIsNotCondemnedForUsersBesideItsBorder() {
        ExampleEvidence busy = example().metric(InjectorMetrics.CPU_RATIO, 0.81).scenarios(6);
        assertHolds(busy.usersStartedIn(second -> second == 100 ? 88 : 100), "gate.arrivals", "injector");
        assertCondemned(busy.usersStartedIn(second -> second == 100 ? 87 : 100), "gate.arrivals", "injector");
        assertThat(expectedArrivals(busy)).isEqualTo(Threshold.atLeast(88));
    }

    /** Of 30,000 users 300 are 1 %; each of 600 scenarios may have one user beside the border. */
    @Test
    void aRunIsNotCondemnedForUsersBesideTheBordersOfItsWindow() {
        ExampleEvidence busy = example().metric(InjectorMetrics.CPU_RATIO, 0.81).scenarios(600);
        assertHolds(busy.usersStartedIn(second -> 98), "gate.arrivals", "injector");
        assertThat(expectedArrivals(busy)).isEqualTo(Threshold.atLeast(98));
        assertCondemned(busy.usersStartedIn(second -> second == 100 ? 97 : 98), "gate.arrivals", "injector");
        assertThat(expectedArrivals(example())).isEqualTo(Threshold.atLeast(99));
    }

    /**
     * Chance alone leaves fewer than 29,466 of 30,000 in one run of a thousand, and fewer than 58 of 100 in one second of 300,000; one
     * user of the scenario may be beside each border.
     */
    @Test
    void independentUsersMayFallShortOfTheirPlanByChance() {
        ExampleEvidence busy = example().metric(InjectorMetrics.CPU_RATIO, 0.81).arrivals(Arrivals.POISSON);
        assertHolds(busy.usersStartedIn(second -> second % 4 == 0 ? 99 : 98), "gate.arrivals", "injector");
        assertCondemned(busy.usersStartedIn(second -> 98), "gate.arrivals", "injector");
        assertHolds(busy.usersStartedIn(second -> second == 100 ? 56 : 100), "gate.arrivals", "injector");
        assertCondemned(busy.usersStartedIn(second -> second == 100 ? 55 : 100), "gate.arrivals", "injector");
    }

    @Test
    void theWarmUpMayBeLate() {
        assertHolds(example().usersStartedIn(second -> second < 60 ? 10 : 100), "gate.arrivals", "injector");
    }

    /** 300 s of 190 ticks are 57,000, and each stall of 6 ms left one out: 1 % of them all are 575. */
    @Test
    void lateTicksAreInconclusive() {
        assertHolds(stalls(575, 6), "gate.lag", "injector");
        assertDelayed(stalls(576, 6), "gate.lag");
        assertHolds(stalls(576, 5), "gate.lag", "injector");
    }

    /** A stall of 300 ms stands for 60 ticks, 59 of them late by 10 ms or more; ten such stalls are 1 % of the time. */
    @Test
    void fewLongStallsDoNotHideBehindManyTicksInTime() {
        assertHolds(stalls(9, 300), "gate.lag", "injector");
        assertDelayed(stalls(10, 300), "gate.lag");
    }

    /** The tightest gated budget is 100 ms, and 0.5 % of 300 s are 1.5 s. */
    @Test
    void longStallsAreInconclusiveHoweverFewTheyAre() {
        assertHolds(stalls(15, 100), "gate.stalls", "injector");
        assertDelayed(stalls(15, 101), "gate.stalls");
        assertHolds(stalls(500, 10), "gate.stalls", "injector");
    }

    @Test
    void eventLoopsThatWaitForACoreAreInconclusive() {
        assertHolds(example().metric(InjectorMetrics.LOOPS_WAITING, 0.2), "gate.waits", "injector");
        assertDelayed(example().metric(InjectorMetrics.LOOPS_WAITING, 0.201), "gate.waits");
    }

    /** One second of 110 % and four of 2 % are 23.6 % of five; of 90 %, 19.6 %. */
    @Test
    void eventLoopsAreHeldAgainstTheirWorstFiveSeconds() {
        assertHolds(waitsInOneSecond(0.9), "gate.waits", "injector");
        assertDelayed(waitsInOneSecond(1.1), "gate.waits");
    }

    @Test
    void eventLoopsMayWaitInTheWarmUp() {
        assertHolds(example().sample(-5, InjectorMetrics.LOOPS_WAITING, 5), "gate.waits", "injector");
    }

    @Test
    void usersWhoDoNotArriveAreNotBlamedOnThePlatformWhereEventLoopsWait() {
        ExampleEvidence starved = example().metric(InjectorMetrics.LOOPS_WAITING, 0.5);
        assertCondemned(starved.usersStartedIn(second -> 90), "gate.arrivals", "injector");
    }

    @Test
    void aBusyCoreIsInconclusive() {
        assertHolds(example().metric(InjectorMetrics.CPU_RATIO, 0.8), "gate.cpu", "injector");
        assertDelayed(example().metric(InjectorMetrics.CPU_RATIO, 0.81), "gate.cpu");
    }

    @Test
    void aThrottledControlGroupIsInconclusive() {
        assertHolds(example().metric(InjectorMetrics.CGROUP_THROTTLED_RATIO, 0.01), "gate.cpu", "injector");
        assertDelayed(example().metric(InjectorMetrics.CGROUP_THROTTLED_RATIO, 0.011), "gate.cpu");
    }

    @Test
    void stolenTimeIsInconclusive() {
        assertHolds(example().metric(InjectorMetrics.STEAL_RATIO, 0.02), "gate.cpu", "injector");
        assertDelayed(example().metric(InjectorMetrics.STEAL_RATIO, 0.021), "gate.cpu");
    }

    @Test
    void besideATargetOnTheSameMachineCpuAloneCondemnsNothing() {
        ExampleEvidence busy = example().metric(InjectorMetrics.CPU_RATIO, 1).conditions(false, true);
        assertThat(busy.finding("gate.cpu", "injector").status()).isEqualTo(Status.INFO);
        assertThat(busy.verdict().outcome()).isEqualTo(Verdict.Outcome.PASS);
        for (int stall = 0; stall < 15; stall++) {
            busy.sample(stall, InjectorMetrics.STALL, 101);
        }
        assertDelayed(busy, "gate.cpu");
    }

    @Test
    void besideATargetOnTheSameMachineCpuCondemnsWhereEventLoopsWait() {
        ExampleEvidence busy = example().metric(InjectorMetrics.CPU_RATIO, 1).conditions(false, true);
        assertDelayed(busy.metric(InjectorMetrics.LOOPS_WAITING, 0.4), "gate.cpu");
        assertCondemned(busy.metric(InjectorMetrics.LOOPS_WAITING, 0.41), "gate.cpu", "injector");
    }

    /** Ten times the limits, for the lag four times, and for waits, which are a share of the time, twice. */
    @Test
    void aDelayBeyondBoundsCondemnsTheRun() {
        assertDelayed(stalls(750, 20), "gate.stalls");
        assertCondemned(stalls(751, 20), "gate.stalls", "injector");
        assertDelayed(stalls(750, 20), "gate.lag");
        assertCondemned(stalls(750, 21), "gate.lag", "injector");
        assertCondemned(example().metric(InjectorMetrics.LOOPS_WAITING, 0.41), "gate.waits", "injector");
        assertCondemned(example().sample(5, InjectorMetrics.GC_PAUSE, 1_001), "gate.pauses", "injector");
        assertCondemned(allCollected(), "gate.pauses", "injector");
    }

    @Test
    void aDelayPutsABudgetThatBreaksInDoubt() {
        ExampleEvidence slow = slow(stalls(15, 101), 90);
        assertThat(slow.finding("latency.p95", ExampleEvidence.CRITICAL).status())
                .isEqualTo(Status.FAIL);
        assertCondemned(slow, "gate.stalls", "injector");
    }

    /** Stalls fill 0.5 %, event loops wait for 2 %, and twice that is excused beside the 5 % that may be slower: 10 %. */
    @Test
    void aBudgetBrokenByMoreThanTheDelayIsBroken() {
        assertCondemned(slow(stalls(15, 101), 150), "gate.stalls", "injector");
        assertThat(slow(stalls(15, 101), 165).verdict().outcome()).isEqualTo(Verdict.Outcome.FAIL);
    }

    @Test
    void aDelayDoesNotExcuseFailedRequests() {
        ExampleEvidence failing =
                slow(stalls(15, 101), 90).responses(ExampleEvidence.OTHER, ExampleEvidence.mixed(1_400, 100, 0));
        assertThat(failing.verdict().outcome()).isEqualTo(Verdict.Outcome.FAIL);
    }

    @Test
    void aDelayedRunThatDidNotSendItsLoadIsInconclusive() {
        ExampleEvidence partly = stalls(15, 101);
        partly.responses(ExampleEvidence.OTHER, ExampleEvidence.ok(1_350, 10));
        assertDelayed(partly, "gate.stalls");
        partly.responses(ExampleEvidence.OTHER, ExampleEvidence.ok(1_340, 10));
        assertCondemned(partly, "gate.stalls", "injector");
    }

    @Test
    void aLongCollectionOfGarbageIsInconclusive() {
        assertHolds(example().sample(5, InjectorMetrics.GC_PAUSE, 100), "gate.pauses", "injector");
        assertDelayed(example().sample(5, InjectorMetrics.GC_PAUSE, 101), "gate.pauses");
        assertHolds(example().sample(-5, InjectorMetrics.GC_PAUSE, 900), "gate.pauses", "injector");
    }

    @Test
    void manyShortCollectionsAreInconclusive() {
        assertHolds(collections(60), "gate.pauses", "injector");
        assertDelayed(collections(61), "gate.pauses");
    }

    @Test
    void filesAndPortsMustHaveRoom() {
        assertHolds(example().metric(InjectorMetrics.OPEN_FILES, 800), "gate.files", "injector");
        assertCondemned(example().metric(InjectorMetrics.OPEN_FILES, 801), "gate.files", "injector");
        assertHolds(example().metric(InjectorMetrics.SOCKETS, 800), "gate.ports", "injector");
        assertCondemned(example().metric(InjectorMetrics.SOCKETS, 801), "gate.ports", "injector");
    }

    @Test
    void errorsOfAnExhaustedInjectorAreInconclusive() {
        assertCondemned(example().error("j.n.SocketException: Too many open files", 3), "gate.exhausted", "injector");
    }

    @Test
    void aMeasuredRateLimiterIsInconclusive() {
        assertHolds(throttled(30), "gate.throttling", "platform");
        assertCondemned(throttled(31), "gate.throttling", "platform");
    }

    @Test
    void aRequestThatCouldNotBeBuiltIsInconclusive() {
        assertHolds(example(), "gate.script", "simulation");
        assertHolds(example().error(new ErrorGroup("GET /projects", "found 500", 1)), "gate.script", "simulation");
        assertHolds(example().error(new ErrorGroup(null, "other (52 more kinds)", 52)), "gate.script", "simulation");
        assertCondemned(
                example().error(new ErrorGroup(null, "No attribute named 'projectId' is defined", 60)),
                "gate.script",
                "simulation");
    }

    @Test
    void aRunThatNobodyWatchedIsInconclusive() {
        assertCondemned(example().notWatched(), "gate.lag", "injector");
        assertCondemned(example().notWatched(), "gate.waits", "injector");
        assertCondemned(example().withoutMetric(InjectorMetrics.TICKS), "gate.lag", "injector");
        assertCondemned(example().withoutMetric(InjectorMetrics.TICKS), "gate.pauses", "injector");
    }

    @Test
    void aWatchThatEndedInTheMiddleIsInconclusive() {
        ExampleEvidence half = example().withoutMetric(InjectorMetrics.TICKS);
        for (int second = 0; second < 150; second++) {
            half.sample(second, InjectorMetrics.TICKS, 190);
        }
        assertCondemned(half, "gate.lag", "injector");
    }

    @Test
    void whatAnOperatingSystemDoesNotTellIsShownAsUnknown() {
        ExampleEvidence silent = example().withoutMetric(InjectorMetrics.CPU_RATIO);
        assertThat(silent.finding("gate.cpu", "injector").status()).isEqualTo(Status.INFO);
        assertThat(silent.finding("gate.cpu", "injector").facts().actual()).isNull();
        ExampleEvidence withoutCounters = example().withoutMetric(InjectorMetrics.LOOPS_WAITING);
        assertThat(withoutCounters.finding("gate.waits", "injector").status()).isEqualTo(Status.INFO);
        assertThat(withoutCounters.finding("gate.waits", "injector").facts().actual())
                .isNull();
        assertThat(withoutCounters.verdict().outcome()).isEqualTo(Verdict.Outcome.PASS);
    }

    @Test
    void aLogFromElsewhereIsJudgedWithoutItsInjector() {
        ExampleEvidence foreign = example().fromElsewhere();
        assertThat(foreign.finding("gate.lag", "injector").status()).isEqualTo(Status.INFO);
        assertThat(foreign.finding("gate.arrivals", "injector").status()).isEqualTo(Status.INFO);
        assertThat(foreign.verdict().outcome()).isEqualTo(Verdict.Outcome.PASS);
    }

    private static @Nullable Threshold expectedArrivals(ExampleEvidence evidence) {
        return evidence.finding("gate.arrivals", "injector").facts().expected();
    }

    private static ExampleEvidence example() {
        return new ExampleEvidence();
    }

    private static ExampleEvidence stalls(int count, double millis) {
        ExampleEvidence evidence = example();
        for (int i = 0; i < count; i++) {
            evidence.sample(i * 0.39, InjectorMetrics.STALL, millis);
        }
        return evidence;
    }

    private static ExampleEvidence waitsInOneSecond(double ratio) {
        ExampleEvidence evidence = example().withoutMetric(InjectorMetrics.LOOPS_WAITING);
        for (int second = 0; second < 10; second++) {
            evidence.sample(second, InjectorMetrics.LOOPS_WAITING, second == 5 ? ratio : 0.02);
        }
        return evidence;
    }

    private static ExampleEvidence collections(int count) {
        ExampleEvidence evidence = example();
        for (int i = 0; i < count; i++) {
            evidence.sample(i, InjectorMetrics.GC_PAUSE, 50);
        }
        return evidence;
    }

    /** 31 s of 300. */
    private static ExampleEvidence allCollected() {
        ExampleEvidence evidence = example();
        for (int i = 0; i < 62; i++) {
            evidence.sample(i, InjectorMetrics.GC_PAUSE, 500);
        }
        return evidence;
    }

    /** Of 3,000 responses in each batch. */
    private static ExampleEvidence throttled(int inEachBatch) {
        return example()
                .responses(ExampleEvidence.CRITICAL, ExampleEvidence.mixed(1_500 - inEachBatch, 0, inEachBatch));
    }

    private static void assertCondemned(ExampleEvidence evidence, String id, String subject) {
        Finding finding = evidence.finding(id, subject);
        assertThat(finding.status()).as(FindingText.of(finding)).isEqualTo(Status.INCONCLUSIVE);
        assertThat(finding.isTrustGate()).isTrue();
        assertThat(finding.advice()).isNotNull();
        assertThat(evidence.verdict().outcome()).isEqualTo(Verdict.Outcome.INCONCLUSIVE);
    }

    /** What is late reads as slower: a budget that holds all the same holds. */
    private static void assertDelayed(ExampleEvidence evidence, String id) {
        Finding finding = evidence.finding(id, "injector");
        assertThat(finding.kind()).as(FindingText.of(finding)).isEqualTo(Finding.Kind.DELAY);
        assertThat(finding.advice()).isNotNull();
        assertThat(evidence.verdict().outcome()).isEqualTo(Verdict.Outcome.PASS);
    }

    /** @param count of 1,500 responses in each batch that take half as long again as they may */
    private static ExampleEvidence slow(ExampleEvidence evidence, int count) {
        Responses fast = ExampleEvidence.ok(ExampleEvidence.IN_A_BATCH - count, 20);
        return evidence.responses(
                ExampleEvidence.CRITICAL, Responses.merged(List.of(fast, ExampleEvidence.ok(count, 150))));
    }

    private static void assertHolds(ExampleEvidence evidence, String id, String subject) {
        Finding finding = evidence.finding(id, subject);
        assertThat(finding.status()).as(FindingText.of(finding)).isEqualTo(Status.PASS);
    }
}
