package mobius.verdict;

import static mobius.verdict.ExampleEvidence.CRITICAL;
import static mobius.verdict.ExampleEvidence.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import mobius.budget.Budgets;
import mobius.config.SettingsReader;
import mobius.measure.PageSample;
import mobius.telemetry.InjectorMetrics;
import mobius.verdict.finding.Cause;
import mobius.verdict.finding.Suspect;
import mobius.verdict.finding.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SuspectsTest {

    private static final Map<String, Long> ALL_SLOW =
            Map.of(CRITICAL, 240L, OTHER, 200L, ExamplePlatform.SEARCH, 500L, ExamplePlatform.CREATE, 500L);

    @Test
    void nobodyIsSuspectedOfAHealthyRun() {
        Stream<List<Suspect>> suspects = LongStream.range(0, 30)
                .mapToObj(seed -> new ExamplePlatform(seed).evidence().verdict().suspects());
        assertThat(suspects).allMatch(List::isEmpty);
    }

    @Test
    void nobodyIsSuspectedOfAHealthyRunThatTellsNothing() {
        assertThat(new ExampleEvidence().verdict().suspects()).isEmpty();
    }

    @Test
    void aPoolIsExhaustedWhereItsWaitIsAGoodPartOfTheTime() {
        Suspect pool = first(platform()
                .told(ExamplePlatform.WAIT, "", second -> 18 * second)
                .told(ExamplePlatform.CPU, "", second -> 0.6 * second)
                .level(ExamplePlatform.USED, "", 30)
                .evidence(ALL_SLOW));
        assertThat(pool.text()).isEqualTo("""
                        exhausted pool (database pool)
                        evidence: Wait for a database connection, of each request: 180 ms; mean time of all requests: 360 ms; \
                        database connections in use: 100 %; CPU of platform in use: 30 %.
                        gain    : The mean time of all requests would fall from 360 ms to about 180 ms.
                        effort  : quick win
                        advice  : Enlarge the pool as far as the database allows, and hold a connection only while a statement \
                        runs, not while a request does.""");
    }

    @ParameterizedTest
    @CsvSource({"100, true", "300, false"})
    void anEndpointThatIsSlowAloneIsNamedUnlessTheWaitForThePoolIsMostOfItsTime(double waitMillis, boolean named) {
        assertThat(causes(platform()
                        .rate(ExamplePlatform.WAIT, "", waitMillis / 10)
                        .evidence(Map.of(CRITICAL, 500L))))
                .isEqualTo(named ? List.of(Cause.EXHAUSTED_POOL, Cause.SLOW_ENDPOINT) : List.of(Cause.EXHAUSTED_POOL));
    }

    @ParameterizedTest
    @CsvSource({"0.5, false", "1.5, true"})
    void aPoolIsNamedThoughEveryBudgetHoldsWhenItCostsEnough(double secondsEachSecond, boolean named) {
        assertThat(causes(platform()
                        .rate(ExamplePlatform.WAIT, "", secondsEachSecond)
                        .evidence()))
                .isEqualTo(named ? List.of(Cause.EXHAUSTED_POOL) : List.of());
    }

    @Test
    void connectionsThatNoRequestCanHoldLeakAndTheirWaitIsTheConsequence() {
        assertThat(causes(platform()
                        .rate(ExamplePlatform.WAIT, "", 40)
                        .told(ExamplePlatform.USED, "", second -> Math.min(30, 3 + second / 10))
                        .evidence(ALL_SLOW)))
                .startsWith(Cause.CONNECTION_LEAK, Cause.EXHAUSTED_POOL);
    }

    @ParameterizedTest
    @MethodSource("lags")
    void aCallBlocksTheEventLoopWhereItsLagIsLongAndTheCpuIdle(double lagSeconds, double cores, List<Cause> named) {
        assertThat(causes(platform()
                        .rate(ExamplePlatform.LAG, "", 20 * lagSeconds)
                        .rate(ExamplePlatform.CPU, "", cores)
                        .evidence()))
                .isEqualTo(named);
    }

    static Stream<Arguments> lags() {
        return Stream.of(
                Arguments.of(0.005, 0.6, List.of()),
                Arguments.of(0.05, 0.6, List.of(Cause.BLOCKING_CALL)),
                Arguments.of(0.05, 1.9, List.of(Cause.CPU)));
    }

    @Test
    void onAStarvedMachineTheLoopsWaitForACore() {
        ExampleEvidence starved = platform()
                .rate(ExamplePlatform.LAG, "", 1)
                .evidence()
                .conditions(false, true)
                .metric(InjectorMetrics.LOOPS_WAITING, 0.9);
        assertThat(causes(starved)).containsExactly(Cause.INJECTOR);
    }

    @Test
    void aSlowHealthCheckOnAnIdleCpuStandsInForTheLag() {
        ExampleEvidence waiting = platform()
                .without(ExamplePlatform.LAG, "event_loop_lag_seconds_count")
                .evidence(ALL_SLOW)
                .responses(OTHER, ExampleEvidence.of(upTo(400), 0, 0));
        assertThat(causes(waiting)).startsWith(Cause.BLOCKING_CALL);
    }

    /** As a network does that takes 200 ms each time. */
    @Test
    void aHealthCheckThatAlwaysTakesTheSameWaitsForNoLoop() {
        ExamplePlatform silent = platform().without(ExamplePlatform.LAG, "event_loop_lag_seconds_count");
        assertThat(causes(silent.evidence(ALL_SLOW))).doesNotContain(Cause.BLOCKING_CALL);
    }

    @ParameterizedTest
    @CsvSource({"0.5, false", "1.5, true"})
    void aThreadPoolIsNamedWhereRequestsWaitForAThread(double waiting, boolean named) {
        assertThat(causes(platform()
                        .level(ExamplePlatform.THREADS_WAITING, "", waiting)
                        .evidence()))
                .isEqualTo(named ? List.of(Cause.EXHAUSTED_THREAD_POOL) : List.of());
    }

    @ParameterizedTest
    @CsvSource({"2, UNKNOWN", "3, THROTTLED_CONTAINER"})
    void aContainerIsNamedWhereItIsStoppedInAQuarterOfItsPeriods(double throttledOfTen, Cause named) {
        assertThat(causes(platform()
                        .rate(ExamplePlatform.THROTTLED, "", throttledOfTen)
                        .evidence(ALL_SLOW)))
                .containsExactly(named);
    }

    @Test
    void loopsThatLagInAThrottledContainerAreNotBlocked() {
        assertThat(causes(platform()
                        .rate(ExamplePlatform.THROTTLED, "", 5)
                        .rate(ExamplePlatform.LAG, "", 1)
                        .evidence(ALL_SLOW)))
                .containsExactly(Cause.THROTTLED_CONTAINER);
    }

    @ParameterizedTest
    @CsvSource({"1.3, false", "1.5, true"})
    void theCpuIsNamedFromTheBudgetOn(double cores, boolean named) {
        assertThat(causes(platform().rate(ExamplePlatform.CPU, "", cores).evidence()))
                .isEqualTo(named ? List.of(Cause.CPU) : List.of());
    }

    @Test
    void underAStricterBudgetTheCpuIsNamedSooner() {
        ExampleEvidence busy = platform()
                .rate(ExamplePlatform.CPU, "", 1.1)
                .evidence()
                .budgets(budgets("mobius.budgets.platform.cpu", "50 %"));
        List<Suspect> suspects = Judge.judge(busy.evidence()).suspects();
        assertThat(suspects).extracting(Suspect::cause).containsExactly(Cause.CPU);
        assertThat(suspects.get(0).reason()).contains("at which these cores are 50 % busy");
    }

    @Test
    void garbageStandsBeforeTheCpuThatItTakes() {
        assertThat(causes(platform()
                        .rate(ExamplePlatform.GARBAGE, "", 0.2)
                        .rate(ExamplePlatform.CPU, "", 1.9)
                        .evidence()))
                .containsExactly(Cause.GARBAGE, Cause.CPU);
    }

    @ParameterizedTest
    @CsvSource({"4, false", "21, true"})
    void aListWithAStatementForEachRowIsNamed(double statements, boolean named) {
        List<Suspect> suspects = platform()
                .rate(ExamplePlatform.STATEMENTS, ExamplePlatform.get("/api/v1/projects"), 25 * statements)
                .evidence()
                .verdict()
                .suspects();
        assertThat(suspects)
                .extracting(Suspect::title)
                .isEqualTo(named ? List.of("n plus one (GET /projects)") : List.of());
    }

    @ParameterizedTest
    @CsvSource({"8000, false", "80000, true"})
    void aListThatSendsFarMoreThanAPageOfItsRowsIsNamed(double bytes, boolean named) {
        List<Suspect> suspects = platform()
                .rate(ExamplePlatform.BYTES, ExamplePlatform.handler("/api/v1/projects"), 25 * bytes)
                .evidence()
                .verdict()
                .suspects();
        assertThat(suspects)
                .extracting(Suspect::title)
                .isEqualTo(named ? List.of("unpaged list (GET /projects)") : List.of());
    }

    @Test
    void aListThatAnswersMoreRowsThanWereAskedForIsNamed() {
        assertThat(causes(platform().evidence().pages(List.of(new PageSample(0, CRITICAL, 10, 300, 9_000, 20, 300)))))
                .containsExactly(Cause.UNPAGED_LIST);
    }

    @ParameterizedTest
    @CsvSource({"350, false", "450, true"})
    void aCacheIsNamedBelowItsBudget(double hits, boolean named) {
        assertThat(causes(platform()
                        .rate(ExamplePlatform.HITS, "", hits)
                        .rate("cache_misses_total", "", named ? 150 : 50)
                        .evidence()))
                .isEqualTo(named ? List.of(Cause.COLD_CACHE) : List.of());
    }

    @Test
    void aDependencyIsNamedWhereItTakesTheTimeOfWhatIsSlowAlone() {
        ExampleEvidence slow = platform()
                .told("dependency_request_duration_seconds_count", "dependency=\"vectors\"", second -> 25 * second)
                .told(ExamplePlatform.DEPENDENCY, "dependency=\"vectors\"", second -> 25 * 0.7 * second)
                .evidence(Map.of(ExamplePlatform.SEARCH, 800L));
        Suspect dependency = first(slow);
        assertThat(dependency.title()).isEqualTo("slow dependency (vectors)");
        assertThat(dependency.expectedGain())
                .isEqualTo(
                        "Without any wait for it the mean time of GET /contexts/search would fall from 800 ms to about 100 ms.");
        assertThat(causes(slow)).containsExactly(Cause.SLOW_DEPENDENCY);
    }

    @Test
    void busyCoresAreNamedBeforeADependencyWhoseCallsTheyDelay() {
        assertThat(causes(platform()
                        .rate(ExamplePlatform.CPU, "", 1.9)
                        .rate(ExamplePlatform.DEPENDENCY, "dependency=\"vectors\"", 25 * 0.7)
                        .evidence(Map.of(ExamplePlatform.SEARCH, 800L))))
                .containsExactly(Cause.CPU, Cause.SLOW_DEPENDENCY);
    }

    /** Seven times its budget, where the others take two times theirs: but not three times as long as they do. */
    @ParameterizedTest
    @CsvSource({"0.6, SLOW_ENDPOINT", "1.9, CPU"})
    void whatWaitsForBusyCoresAsTheOthersDoIsNotSlowAlone(double cores, Cause named) {
        Map<String, Long> millis =
                Map.of(CRITICAL, 700L, OTHER, 90L, ExamplePlatform.SEARCH, 400L, ExamplePlatform.CREATE, 400L);
        assertThat(causes(platform().rate(ExamplePlatform.CPU, "", cores).evidence(millis)))
                .containsExactly(named);
    }

    @Test
    void anEndpointIsNamedWhereItsDependencyIsQuick() {
        ExampleEvidence slow = platform().evidence(Map.of(ExamplePlatform.SEARCH, 800L));
        assertThat(slow.verdict().suspects())
                .extracting(Suspect::title)
                .containsExactly("slow endpoint (GET /contexts/search)");
    }

    @Test
    void aWholeClassThatIsSlowAloneHasOneCause() {
        ExampleEvidence slow = platform()
                .without(ExamplePlatform.DEPENDENCY, "dependency_request_duration_seconds_count", ExamplePlatform.LAG)
                .rate(ExamplePlatform.CPU, "", 0.6)
                .without(ExamplePlatform.CPU)
                .evidence(Map.of(CRITICAL, 800L, OTHER, 700L));
        assertThat(first(slow).title()).isEqualTo("slow dependency (class read)");
    }

    @Test
    void anEndpointWhoseCauseIsKnownIsNotNamedAgain() {
        assertThat(causes(platform()
                        .rate(ExamplePlatform.STATEMENTS, ExamplePlatform.get("/api/v1/projects"), 25 * 101)
                        .evidence(Map.of(CRITICAL, 900L))))
                .containsExactly(Cause.N_PLUS_ONE);
    }

    @Test
    void theLimiterIsNamedWhereItTurnsRequestsAway() {
        ExampleEvidence throttled = platform().evidence().responses(CRITICAL, ExampleEvidence.mixed(700, 0, 50));
        assertThat(causes(throttled)).containsExactly(Cause.RATE_LIMITER);
    }

    @Test
    void anInjectorThatCannotBeTrustedIsNamedFirst() {
        ExampleEvidence distrusted = platform()
                .rate(ExamplePlatform.WAIT, "", 18)
                .evidence(ALL_SLOW)
                .metric(InjectorMetrics.LOOPS_WAITING, 0.9);
        assertThat(causes(distrusted)).startsWith(Cause.INJECTOR, Cause.EXHAUSTED_POOL);
    }

    @Test
    void aPlatformThatTakesTheCoresOfItsInjectorIsNamedBeforeIt() {
        ExampleEvidence together = platform()
                .rate(ExamplePlatform.CPU, "", 1.8)
                .evidence(ALL_SLOW)
                .conditions(false, true)
                .metric(InjectorMetrics.LOOPS_WAITING, 0.9);
        assertThat(causes(together)).startsWith(Cause.CPU).endsWith(Cause.INJECTOR);
    }

    @ParameterizedTest
    @CsvSource({"0.8, false", "1.0, true"})
    void halfOfAFullSharedMachineIsTooMuch(double busy, boolean named) {
        ExampleEvidence together = platform()
                .rate(ExamplePlatform.CPU, "", 1.2)
                .level(InjectorMetrics.CPU_RATIO, "core=\"all\"", busy)
                .evidence()
                .conditions(false, true);
        assertThat(causes(together)).isEqualTo(named ? List.of(Cause.CPU) : List.of());
    }

    @Test
    void whatNobodyCanTellIsUnknownWithWhatToSwitchOn() {
        Suspect unknown = first(new ExampleEvidence()
                .responses(CRITICAL, ExampleEvidence.ok(1_500, 250))
                .responses(OTHER, ExampleEvidence.ok(1_500, 250)));
        assertThat(unknown.title()).isEqualTo("unknown (platform)");
        assertThat(unknown.reason()).contains("the furthest over its budget: 2.5 times its budget");
        assertThat(unknown.expectedGain()).isEqualTo("Unknown from the data of this run.");
        assertThat(unknown.advice())
                .contains(
                        "process_*",
                        "event_loop_lag_seconds",
                        "db_pool_wait_seconds_total",
                        "pg_stat_statements",
                        "anyio_threads_waiting",
                        "cAdvisor");
    }

    @Test
    void whatAllFiguresAcquitIsUnknownToo() {
        ExampleEvidence slow = platform().evidence(ALL_SLOW);
        assertThat(first(slow).cause()).isEqualTo(Cause.UNKNOWN);
        assertThat(first(slow).advice()).startsWith("All metrics that the rules use are available");
    }

    @Test
    void suspectsHaveNoSayInTheVerdict() {
        ExampleEvidence suspected = platform().rate(ExamplePlatform.LAG, "", 1).evidence();
        assertThat(suspected.verdict().suspects()).isNotEmpty();
        assertThat(suspected.verdict().outcome()).isEqualTo(Verdict.Outcome.PASS);
    }

    @Test
    void underALaxerBudgetTheCacheIsNotNamed() {
        ExampleEvidence cold = platform()
                .rate(ExamplePlatform.HITS, "", 450)
                .rate("cache_misses_total", "", 150)
                .evidence();
        assertThat(causes(cold.budgets(budgets("mobius.budgets.platform.cache-hits", "70 %"))))
                .isEmpty();
    }

    /** As many times as a batch of an {@link ExamplePlatform} has, evenly spread from 5 ms on. */
    private static long[] upTo(long millis) {
        int count = ExampleEvidence.IN_A_BATCH / 2;
        return LongStream.range(0, count).map(i -> 5 + i * (millis - 5) / count).toArray();
    }

    private static ExamplePlatform platform() {
        return new ExamplePlatform(1);
    }

    private static Budgets budgets(String key, String value) {
        return SettingsReader.read(Map.of(key, value), Map.of()).budgets();
    }

    private static List<Cause> causes(ExampleEvidence evidence) {
        return evidence.verdict().suspects().stream().map(Suspect::cause).toList();
    }

    private static Suspect first(ExampleEvidence evidence) {
        return evidence.verdict().suspects().get(0);
    }
}
