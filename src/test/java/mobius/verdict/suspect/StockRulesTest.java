package mobius.verdict.suspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mobius.verdict.finding.Cause;
import mobius.verdict.finding.Suspect;
import mobius.verdict.suspect.DiagnosticInput.Broken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that need nothing but stock metrics and the injector's own times, on both sides of their edges. */
class StockRulesTest {

    private static final String LIST = "handler=\"/contexts\",method=\"GET\"";
    private static final String OTHER = "handler=\"/projects\",method=\"GET\"";

    /** The run of ScalingSimulation whose lists ignore their limit: no statement was ever counted, and the CPU was idle. */
    @Test
    void listsWithoutALimitAreNoStatementsForEachRow() {
        assertThat(new ExamplePeriod()
                        .broken(Broken.OTHER)
                        .cores(0.07)
                        .wrong("scaling.time-by-page", "GET /contexts")
                        .wrong("scaling.page", "GET /projects")
                        .wrong("scaling.page", "GET /contexts/search")
                        .suspects())
                .extracting(Suspect::title)
                .containsExactly("unpaged list (GET /projects)", "unpaged list (GET /contexts/search)");
    }

    @Test
    void timesThatGrowWithAPageAreUnknownWithoutACountOfStatements() {
        List<Suspect> suspects = new ExamplePeriod()
                .broken(Broken.OTHER)
                .wrong("scaling.time-by-page", "GET /contexts")
                .suspects();
        assertThat(suspects).extracting(Suspect::cause).containsExactly(Cause.UNKNOWN);
        assertThat(suspects.get(0).reason()).isEqualTo("Growth with its page: 0.9 as exponent.");
        assertThat(suspects.get(0).advice()).contains("db_statements_total");
    }

    @ParameterizedTest
    @CsvSource({"4, UNKNOWN", "5, N_PLUS_ONE"})
    void timesThatGrowWithAPageAreStatementsWhereTheListRunsMany(double each, Cause named) {
        assertThat(new ExamplePeriod()
                        .broken(Broken.OTHER)
                        .wrong("scaling.time-by-page", "GET /contexts")
                        .request("GET /contexts", 100, 600, 10, 20)
                        .counter("platform", "http_request_duration_seconds_count", LIST, 10)
                        .counter("platform", "db_statements_total", LIST, 10 * each)
                        .causes())
                .containsExactly(named);
    }

    @Test
    void timesThatGrowWithAPageAreStatementsWherePostgresSawOneRepeated() {
        assertThat(new ExamplePeriod()
                        .wrong("scaling.time-by-page", "GET /contexts")
                        .missed("database.n-plus-one", "SELECT 1")
                        .suspects())
                .extracting(Suspect::title)
                .containsExactly("n plus one (SELECT 1)", "n plus one (GET /contexts)");
    }

    @ParameterizedTest
    @CsvSource({"14, 120, UNKNOWN", "15, 120, BLOCKING_CALL", "15, 20, SLOW_ENDPOINT"})
    void eachRequestBlocksTheLoopIfTheFastestHealthCheckWaits(long fastest, long neighbours, Cause named) {
        assertThat(new ExamplePeriod()
                        .broken(Broken.SPEED)
                        .onTheInjectorsMachine()
                        .cores(0.6)
                        .request("GET /health", 50, 100, fastest, 100)
                        .request("GET /projects", 100, 1_100, 15, 2 * neighbours)
                        .request("POST /contexts", 200, 600, 15, 2 * neighbours)
                        .causes())
                .containsExactly(named);
    }

    /** 30 requests a second of 10 ms of CPU time each: a queue for the core alone makes a p95 of 43 ms. */
    @ParameterizedTest
    @CsvSource({"60, UNKNOWN", "90, BLOCKING_CALL"})
    void theLoopIsBlockedIfTheHealthCheckWaitsLongerThanForACore(long slowest, Cause named) {
        assertThat(new ExamplePeriod()
                        .broken(Broken.SPEED)
                        .cores(0.3)
                        .request("GET /health", 30, 100, 2, slowest)
                        .request("GET /projects", 20, 1_100, 2, slowest + 10)
                        .request("POST /contexts", 20, 600, 2, slowest + 10)
                        .causes())
                .containsExactly(named);
    }

    @ParameterizedTest
    @CsvSource({"0.69, BLOCKING_CALL", "0.71, UNKNOWN"})
    void aLoopOnABusyCoreIsNotNamed(double cores, Cause named) {
        assertThat(new ExamplePeriod()
                        .broken(Broken.SPEED)
                        .cores(cores)
                        .request("GET /health", 30, 300, 2, 1_500)
                        .request("GET /projects", 20, 3_300, 2, 1_600)
                        .request("POST /contexts", 20, 2_400, 2, 1_600)
                        .causes())
                .containsExactly(named);
    }

    @ParameterizedTest
    @CsvSource({"0.75, BLOCKING_CALL", "0.85, UNKNOWN"})
    void aLoopOfAProcessThatWaitsForACoreOfTheInjectorsMachineIsNotNamed(double busy, Cause named) {
        assertThat(new ExamplePeriod()
                        .broken(Broken.SPEED)
                        .onTheInjectorsMachine()
                        .cores(0.3)
                        .level("injector", "cpu_busy_ratio", "core=\"all\"", busy)
                        .request("GET /health", 30, 100, 2, 300)
                        .request("GET /projects", 20, 1_100, 2, 310)
                        .causes())
                .containsExactly(named);
    }

    @Test
    void aLoopIsUnknownWithoutTheCpuTimeOfThePlatform() {
        assertThat(new ExamplePeriod()
                        .broken(Broken.SPEED)
                        .request("GET /health", 30, 100, 2, 500)
                        .request("GET /projects", 20, 1_100, 2, 510)
                        .causes())
                .containsExactly(Cause.UNKNOWN);
    }

    @Test
    void signInsThatTakeLongAreAHintAtHashingOnABlockedLoop() {
        ExamplePeriod blocked = new ExamplePeriod()
                .broken(Broken.SPEED)
                .cores(0.3)
                .request("GET /health", 30, 100, 2, 300)
                .request("GET /projects", 20, 1_100, 2, 310);
        assertThat(blocked.suspects().get(0).advice()).doesNotContain("Begin with");
        Suspect hashing = blocked.request("POST /auth/login", 2_000, 100, 240, 500)
                .suspects()
                .get(0);
        assertThat(hashing.cause()).isEqualTo(Cause.BLOCKING_CALL);
        assertThat(hashing.advice()).startsWith("Begin with the hashing of passwords");
        assertThat(hashing.reason()).contains("fastest response of POST /auth/login: 240 ms");
    }

    /** 1.2 sign-ins a second of 240 ms each: one in seven requests comes in the first half of one of them. */
    @ParameterizedTest
    @CsvSource({"120, 7, BLOCKING_CALL", "60, 7, UNKNOWN", "120, 1, UNKNOWN", "0, 0, UNKNOWN"})
    void hashingBlocksTheLoopIfAsManyRequestsOfAllKindsAreLate(int late, int lateProbes, Cause named) {
        assertThat(new ExamplePeriod()
                        .broken(Broken.SPEED)
                        .cores(0.55)
                        .request("POST /auth/login", 2_000, 72, 240, 600)
                        .mixed("GET /projects", 100, 1_000 - late, late)
                        .mixed("GET /health", 100, 54 - lateProbes, lateProbes)
                        .causes())
                .containsExactly(named);
    }

    /** In a queue for a core that is half busy a tick waits as long, on average, as a request uses the core. */
    @ParameterizedTest
    @CsvSource({"0.5, 10, 16, BLOCKING_CALL", "0.5, 40, 50, ''", "0.5, 40, 70, BLOCKING_CALL"})
    void aLagThatCpuTimeExplainsBlocksNothing(double cores, double cpuMillis, double lagMillis, String named) {
        int requests = (int) (60 * cores * 1_000 / cpuMillis);
        assertThat(new ExamplePeriod()
                        .cores(cores)
                        .request("GET /projects", 1_000, requests, 5, 50)
                        .counter("platform", "event_loop_lag_seconds_count", "", 10)
                        .counter("platform", "event_loop_lag_seconds_sum", "", 10 * lagMillis / 1_000)
                        .suspects())
                .extracting(suspect -> suspect.cause().name())
                .isEqualTo(named.isEmpty() ? List.of() : List.of(named));
    }

    @ParameterizedTest
    @CsvSource({
        "9, 3, 0, EXHAUSTED_POOL", // nearly all of them in use, and four times as many requests under way
        "5, 2, 0, UNKNOWN", // idle ones are left
        "9, 3, 6, UNKNOWN", // they wait for locks
        "40, 3, 0, UNKNOWN" // nearly as many as requests
    })
    void aPoolIsExhaustedIfPostgresSeesAllConnectionsInUseAndFarMoreRequestsAreUnderWay(
            double active, double inTransaction, double locked, Cause named) {
        assertThat(pool(active, inTransaction, locked).cores(0.3).causes()).containsExactly(named);
    }

    @ParameterizedTest
    @CsvSource({"0.69, EXHAUSTED_POOL", "0.75, UNKNOWN"})
    void connectionsThatWaitForABusyCoreAreNoExhaustedPool(double cores, Cause named) {
        assertThat(pool(9, 3, 0).cores(cores).causes()).containsExactly(named);
    }

    /** 30 requests a second of 2 s each: 60 under way. */
    private static ExamplePeriod pool(double active, double inTransaction, double locked) {
        return new ExamplePeriod()
                .broken(Broken.SPEED)
                .request("GET /projects", 900, 600, 1_900, 2_100)
                .request("GET /contexts", 900, 600, 1_900, 2_100)
                .level("postgres", "pg_stat_activity_count", "state=\"active\"", active)
                .level("postgres", "pg_stat_activity_count", "state=\"idle in transaction\"", inTransaction)
                .level("postgres", "pg_stat_activity_count", "state=\"idle\"", 2)
                .level("postgres", "pg_stat_activity_waiting", "wait_event_type=\"Lock\"", locked);
    }

    @ParameterizedTest
    @CsvSource({"28500, ERRORS", "30010, EXHAUSTED_POOL", "33000, ERRORS"})
    void failuresOfAllEndpointsAfterThirtySecondsAreThoseOfThePool(long afterMillis, Cause first) {
        assertThat(new ExamplePeriod()
                        .broken(Broken.ERRORS)
                        .cores(0.1)
                        .request("GET /health", 50, 60, 2, 6)
                        .failing("GET /projects", 20, afterMillis)
                        .failing("GET /contexts", 20, afterMillis)
                        .failing("POST /contexts", 20, afterMillis)
                        .causes())
                .startsWith(first)
                .endsWith(Cause.ERRORS);
    }

    @Test
    void twoEndpointsThatFailAfterThirtySecondsMayHaveATimeoutOfTheirOwn() {
        assertThat(new ExamplePeriod()
                        .broken(Broken.ERRORS)
                        .cores(0.1)
                        .failing("GET /projects", 20, 30_010)
                        .failing("GET /contexts", 20, 30_010)
                        .failing("POST /contexts", 20, 50)
                        .causes())
                .containsExactly(Cause.ERRORS);
    }

    @ParameterizedTest
    @CsvSource({"0.02, ERRORS", "0.1, EXHAUSTED_POOL"})
    void waitsThatThePoolCountedAsInVainAreThoseOfThePool(double eachSecond, Cause first) {
        assertThat(new ExamplePeriod()
                        .broken(Broken.ERRORS)
                        .failing("GET /projects", 20, 50)
                        .counter("platform", "db_pool_timeouts_total", "", eachSecond)
                        .causes())
                .startsWith(first)
                .endsWith(Cause.ERRORS);
    }

    @ParameterizedTest
    @CsvSource({"0.74, false", "0.8, true", "0.995, false"})
    void anInstanceIsNamedIfItGetsFarMoreThanItsShareAndTheOtherIsInRotation(double share, boolean named) {
        assertThat(two(share, LIST, LIST).causes()).isEqualTo(named ? List.of(Cause.UNEVEN_INSTANCES) : List.of());
    }

    @Test
    void twoProgramsMayGetDifferentShares() {
        assertThat(two(0.8, LIST, OTHER).causes()).isEmpty();
    }

    @Test
    void workersThatAnswerInTurnAreNotToldApart() {
        ExamplePeriod turns =
                two(0.8, LIST, LIST).told("b", "process_start_time_seconds", "", second -> second % 2 == 0 ? 100 : 200);
        assertThat(turns.causes()).isEmpty();
    }

    private static ExamplePeriod two(double share, String handlerOfOne, String handlerOfOther) {
        return new ExamplePeriod()
                .counter("a", "http_request_duration_seconds_count", handlerOfOne, 50 * share)
                .counter("b", "http_request_duration_seconds_count", handlerOfOther, 50 * (1 - share))
                .counter("b", "http_request_duration_seconds_count", "handler=\"/metrics\",method=\"GET\"", 20);
    }

    /** Of the cores that it may use, which a Python process knows but cannot use all. */
    @ParameterizedTest
    @CsvSource({"0.65, 4, ''", "0.75, 4, CPU", "0.3, 0.4, CPU", "0.2, 0.4, ''"})
    void theCoresOfAPythonProcessAreOneAtMost(double busy, double cores, String named) {
        assertThat(new ExamplePeriod()
                        .cores(busy)
                        .level("platform", "process_cpu_cores", "", cores)
                        .counter("platform", "python_gc_collections_total", "generation=\"0\"", 1)
                        .suspects())
                .extracting(suspect -> suspect.cause().name())
                .isEqualTo(named.isEmpty() ? List.of() : List.of(named));
    }

    @Test
    void failuresAloneAskNoRuleAboutTime() {
        ExamplePeriod busy = new ExamplePeriod()
                .cores(1)
                .counter("platform", "event_loop_lag_seconds_count", "", 10)
                .counter("platform", "event_loop_lag_seconds_sum", "", 1)
                .counter("platform", "process_gc_pause_seconds_total", "", 0.1)
                .failing("GET /projects", 20, 10);
        assertThat(busy.broken(Broken.ERRORS).causes()).containsExactly(Cause.ERRORS);
        assertThat(busy.broken(Broken.ERRORS, Broken.SPEED).causes())
                .containsExactly(Cause.GARBAGE, Cause.CPU, Cause.ERRORS);
    }
}
