package mobius.verdict;

import static mobius.verdict.StockPlatform.CONTEXT;
import static mobius.verdict.StockPlatform.CONTEXTS;
import static mobius.verdict.StockPlatform.HEALTH;
import static mobius.verdict.StockPlatform.PROJECTS;
import static mobius.verdict.StockPlatform.SEARCH;
import static mobius.verdict.StockPlatform.between;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import mobius.verdict.finding.Cause;
import mobius.verdict.finding.Suspect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A platform as it comes: what stock metrics and the injector's own times say, and what they do not. */
class StockPlatformTest {

    private static final String NO_PROJECT = "answered 200 with no project of this account in the list";
    private static final String TIMEOUT = "j.u.c.TimeoutException: Request timeout to {address} after 5000 ms";
    private static final List<String> KINDS = List.of(
            "answered 500",
            "answered 500 (Internal Server Error)",
            "answered 503",
            NO_PROJECT,
            "answered 307 to /api/v1/projects/",
            "Premature close");

    @Test
    void aHealthyPlatformHasNoSuspect() {
        assertThat(new StockPlatform(1).cores(0.236).causes()).isEmpty();
    }

    @Test
    void answersThatACheckRefusesAreErrorsAndNothingElse() {
        List<Suspect> suspects = new StockPlatform(1)
                .cores(0.236)
                .failing(PROJECTS, 6, NO_PROJECT)
                .suspects();
        assertThat(suspects).singleElement().extracting(Suspect::text).isEqualTo("""
                        errors (GET /projects: answered 200 with no project of this account in the list)
                        evidence: Failures of GET /projects: 1.4 %; of all failures of the run: 100 %; \
                        first one, after the start of the load: 60 s; last one: 359 s.
                        gain    : Unknown from the data of this run.
                        effort  : medium
                        advice  : Response times held their budgets: these failures are not a matter of speed. Look up these \
                        requests in the platform's log, by their X-Correlation-ID if the responses have one.""");
    }

    @Test
    void answersThatAre500AreErrorsOfTheRequestsThatHaveThem() {
        assertThat(new StockPlatform(1)
                        .cores(0.21)
                        .failing(CONTEXTS, 9, "answered 500")
                        .failing(CONTEXT, 9, "answered 500")
                        .failing(SEARCH, 9, "answered 500")
                        .suspects())
                .extracting(Suspect::title)
                .containsExactly("errors (GET /contexts, GET /contexts/{id}, GET /contexts/search: answered 500)");
    }

    /** Every request blocks the loop for 20 ms: the fastest health check takes as long. */
    @Test
    void aLoopThatEveryRequestBlocksIsNamedByTheHealthCheckAndItsNeighbours() {
        assertThat(new StockPlatform(1)
                        .cores(0.5)
                        .allTimes(healthy -> between(25, 230))
                        .times(HEALTH, between(21, 200))
                        .causes())
                .containsExactly(Cause.BLOCKING_CALL);
    }

    @Test
    void aHealthCheckThatIsSlowByItselfIsNoBlockedLoopAndNeedsNoIndex() {
        List<Suspect> suspects =
                new StockPlatform(1).times(HEALTH, between(21, 400)).suspects();
        assertThat(suspects).extracting(Suspect::title).containsExactly("slow endpoint (GET /health)");
        assertThat(suspects.get(0).advice()).doesNotContain("index");
    }

    /** A core that is nearly full makes everything wait, too. */
    @Test
    void aSlowHealthCheckOnABusyCoreIsNoBlockedLoop() {
        assertThat(new StockPlatform(1)
                        .cores(0.95)
                        .allTimes(healthy -> between(25, 230))
                        .times(HEALTH, between(21, 200))
                        .causes())
                .containsExactly(Cause.CPU);
    }

    /** CPU time is nearly all of each response here, as it is on every fast platform; the missed budget is that of one endpoint. */
    @Test
    void aSearchThatAnswersThousandsOfRowsIsNotTheFaultOfAHalfIdleCore() {
        assertThat(new StockPlatform(1)
                        .cores(0.5)
                        .allTimes(healthy -> between(2, 12))
                        .times(SEARCH, between(100, 900))
                        .causes())
                .containsExactly(Cause.SLOW_ENDPOINT);
    }

    @Test
    void aSearchThatWaitsIsTheSlowEndpoint() {
        List<Suspect> suspects =
                new StockPlatform(1).times(SEARCH, between(300, 330)).suspects();
        assertThat(suspects).extracting(Suspect::title).containsExactly("slow endpoint (GET /contexts/search)");
        assertThat(suspects.get(0).advice()).contains("If it reads the database");
    }

    /** One request in sixteen is slow. CPU time is most of the time of the requests only if that one does not wait for long. */
    @ParameterizedTest
    @CsvSource({"0.65, 240, UNKNOWN", "0.85, 240, CPU", "0.85, 2000, UNKNOWN", "0.95, 2000, CPU"})
    void aCoreIsNamedOnlyWhereItIsBusy(double cores, long slowest, Cause named) {
        assertThat(new StockPlatform(1)
                        .cores(cores)
                        .allTimes(healthy -> slowestSixteenth(healthy, slowest))
                        .times(HEALTH, between(2, 12))
                        .causes())
                .containsExactly(named);
    }

    private static long[] slowestSixteenth(long[] times, long millis) {
        long[] slower = times.clone();
        Arrays.fill(slower, slower.length - slower.length / 16, slower.length, millis);
        return slower;
    }

    @Test
    void failuresAndSlowResponsesAreBothNamedAndTheSlowOnesFirst() {
        assertThat(new StockPlatform(1)
                        .failing(PROJECTS, 9, "answered 500")
                        .times(PROJECTS, between(300, 600))
                        .causes())
                .containsExactly(Cause.SLOW_ENDPOINT, Cause.ERRORS);
    }

    /** A busy core explains why a client gave up, and not why it got a 500. */
    @ParameterizedTest
    @CsvSource({"false, ERRORS", "true, CPU"})
    void requestsThatNobodyWaitedForAnyLongerAreSlowAndOtherFailuresAreNot(boolean timedOut, Cause first) {
        StockPlatform busy =
                new StockPlatform(1).cores(0.95).failing(PROJECTS, 40, timedOut ? TIMEOUT : "answered 500");
        assertThat((timedOut ? busy.byTimeouts() : busy).causes())
                .startsWith(first)
                .endsWith(Cause.ERRORS);
    }

    /** Fifty healthy runs and a hundred that only fail, as busy as a core may be without anything waiting for it. */
    @Test
    void noFastRunHasACauseOfSlownessHoweverManyRequestsFail() {
        IntStream.range(0, 150).forEach(seed -> {
            Random random = new Random(seed);
            StockPlatform platform = new StockPlatform(seed)
                    .cores(0.05 + 0.6 * random.nextDouble())
                    .allTimes(healthy -> lognormal(random));
            boolean fails = seed % 3 > 0;
            if (fails) {
                String request = List.of(PROJECTS, CONTEXTS, CONTEXT, SEARCH).get(random.nextInt(4));
                platform.failing(request, 4 + random.nextInt(100), KINDS.get(random.nextInt(KINDS.size())));
            }
            assertThat(platform.causes()).as("seed " + seed).isEqualTo(fails ? List.of(Cause.ERRORS) : List.of());
        });
    }

    /** From 3 to about 80 ms, with a tail as long as any platform's. */
    private static long[] lognormal(Random random) {
        double median = 3 + 12 * random.nextDouble();
        return IntStream.range(0, StockPlatform.EACH)
                .mapToLong(i -> Math.min(80, Math.round(median * Math.exp(0.6 * random.nextGaussian()))))
                .toArray();
    }
}
