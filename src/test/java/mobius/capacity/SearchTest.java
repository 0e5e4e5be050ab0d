package mobius.capacity;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import mobius.capacity.SearchResult.Ending;
import mobius.reference.MixedPool;
import mobius.reference.PoissonTraffic;
import mobius.reference.Traffic;
import mobius.reference.VisitTraffic;
import mobius.reference.settings.ServiceTime;
import mobius.reference.settings.TargetSettings;
import org.junit.jupiter.api.Test;

class SearchTest {

    /** As long as the longest visit of the quick profile. */
    private static final Duration SETTLE = Duration.ofSeconds(10);

    private static final double TOLERANCE = 1e-9;
    private static final Traffic.Kind REQUEST =
            new Traffic.Kind(new ServiceTime(Duration.ofMillis(20), Duration.ofMillis(50)), true, true);
    private static final MixedPool FOUR = pool(4, VisitTraffic.of(6, REQUEST, Duration.ofSeconds(1)));
    private static final MixedPool SIX = pool(6, new PoissonTraffic(REQUEST));
    private static final Map<MixedPool, Double> TRUTH = Map.of(FOUR, truth(FOUR), SIX, truth(SIX));

    @Test
    void theBracketOfAQuickSearchHoldsTheTruthInNineOfTenAlsoWhereStepsCannotBeTrusted() {
        int right = 0;
        int searches = 0;
        for (MixedPool pool : List.of(FOUR, SIX)) {
            double truth = requireNonNull(TRUTH.get(pool));
            for (int seed = 0; seed < 50; seed++) {
                double from = truth * (0.45 + 0.2 * new SplittableRandom(seed).nextDouble());
                SearchResult result =
                        Search.run(quick(from, 20), new SimulatedSteps(pool, SETTLE, 0.05, seed), known -> {});
                searches += result.ending() == Ending.FOUND ? 1 : 0;
                right += result.ending() == Ending.FOUND && holds(result.bracket(), truth) ? 1 : 0;
                assertThat(result.ending()).isIn(Ending.FOUND, Ending.UNTRUSTED);
            }
        }
        assertThat(searches).isGreaterThan(80);
        assertThat(right).isGreaterThanOrEqualTo((int) Math.ceil(0.9 * searches));
    }

    @Test
    void theBracketOfANightlySearchIsThreePercentWideAndConfirmed() {
        int right = 0;
        for (MixedPool pool : List.of(FOUR, SIX)) {
            right += nightlySearchesThatHoldTheTruth(pool);
        }
        assertThat(right).isGreaterThanOrEqualTo(18);
    }

    @Test
    void theStepsGoUpByTheFactorUntilABudgetBreaks() {
        SearchResult result = Search.run(quick(100, 20), limit(200), known -> {});
        assertThat(result.steps().stream().limit(5).map(step -> Math.round(step.planned())))
                .containsExactly(100L, 120L, 144L, 173L, 207L);
        assertThat(result.bracket().width()).isLessThanOrEqualTo(0.1 + TOLERANCE);
        assertThat(holds(result.bracket(), 200)).isTrue();
    }

    @Test
    void theBracketIsOneOfLoadsThatWereSentAndNotOfPlans() {
        Step limit = limit(200);
        Step less = (load, hold) -> sending(0.9 * load, limit.at(load, hold));
        Bracket bracket = Search.run(quick(100, 20), less, known -> {}).bracket();
        assertThat(holds(bracket, 180)).isTrue();
        assertThat(bracket.width()).isLessThanOrEqualTo(0.1 + TOLERANCE);
    }

    @Test
    void usersWhoWaitForAnswersBeyondTheCapacityDoNotMoveTheBracket() {
        Step limit = limit(200);
        Step waiting = (load, hold) -> sending(Math.min(load, 201), limit.at(load, hold));
        SearchResult result = Search.run(quick(100, 20), waiting, known -> {});
        assertThat(result.bracket())
                .isEqualTo(Search.run(quick(100, 20), limit, known -> {}).bracket());
        assertThat(result.steps())
                .filteredOn(step -> step.planned() > 201)
                .isNotEmpty()
                .allSatisfy(step -> assertThat(result.offeredPerSecond(step)).isEqualTo(step.planned()));
    }

    @Test
    void theStepsGoDownWhereTheFirstBreaksABudget() {
        SearchResult result = Search.run(quick(100, 20), limit(60), known -> {});
        assertThat(result.ending()).isEqualTo(Ending.FOUND);
        assertThat(holds(result.bracket(), 60)).isTrue();
    }

    @Test
    void whatHoldsUpToTheHighestLoadHasNoUpperEnd() {
        SearchResult result = Search.run(quick(100, 20), limit(1e9), known -> {});
        assertThat(result.ending()).isEqualTo(Ending.NOT_REACHED);
        assertThat(result.bracket().low()).isNotNull();
        assertThat(result.bracket().high()).isNull();
    }

    @Test
    void theHighestLoadIsTriedThoughTheFactorStepsOverIt() {
        assertThat(loads(limit(1e9))).containsExactly(100L, 120L, 144L, 150L);
        assertThat(loads(limit(148))).startsWith(100L, 120L, 144L, 150L).hasSizeGreaterThan(4);
    }

    @Test
    void whatNeverHoldsHasNoLowerEnd() {
        SearchResult result = Search.run(quick(100, 30), limit(0.1), known -> {});
        assertThat(result.ending()).isEqualTo(Ending.NEVER_HELD);
        assertThat(result.bracket().low()).isNull();
    }

    @Test
    void aStepThatCannotBeTrustedIsMadeOnceMore() {
        List<Double> loads = new ArrayList<>();
        Step limit = limit(200);
        Step once = (load, hold) -> {
            loads.add(load);
            return loads.size() == 2 ? untrusted(load, hold) : limit.at(load, hold);
        };
        SearchResult result = Search.run(quick(100, 20), once, known -> {});
        assertThat(loads.get(2)).isEqualTo(loads.get(1));
        assertThat(result.ending()).isEqualTo(Ending.FOUND);
    }

    @Test
    void twoSuchStepsEndTheSearchWithWhatIsKnown() {
        Step limit = limit(200);
        Step tired = (load, hold) -> load > 170 ? untrusted(load, hold) : limit.at(load, hold);
        SearchResult result = Search.run(quick(100, 20), tired, known -> {});
        assertThat(result.ending()).isEqualTo(Ending.UNTRUSTED);
        assertThat(result.doubt()).contains("the machine was busy");
        assertThat(result.steps()).hasSize(5);
        assertThat(result.bracket().low()).isLessThan(144);
        assertThat(result.bracket().high()).isNull();
    }

    @Test
    void theSearchEndsWhenItsStepsRunOut() {
        SearchResult result = Search.run(quick(1, 6), limit(200), known -> {});
        assertThat(result.ending()).isEqualTo(Ending.OUT_OF_STEPS);
        assertThat(result.steps()).hasSize(6);
    }

    @Test
    void whatIsKnownIsToldAfterEachStep() {
        List<SearchResult> known = new ArrayList<>();
        SearchResult result = Search.run(quick(100, 20), limit(200), known::add);
        assertThat(known).hasSize(result.steps().size() + 1);
        assertThat(known.get(0).ending()).isEqualTo(Ending.UNDER_WAY);
        assertThat(known.get(known.size() - 1)).isEqualTo(result);
    }

    @Test
    void theFirstStepThatBreaksABudgetIsKnownAsTheUpperEndAtOnce() {
        List<SearchResult> known = new ArrayList<>();
        Search.run(quick(100, 20), limit(130), known::add);
        SearchResult second = known.get(1);
        assertThat(second.steps()).hasSize(2);
        assertThat(second.steps().get(1).outcome()).isEqualTo(StepResult.Outcome.HELD);
        assertThat(known.get(2).steps().get(2).outcome()).isEqualTo(StepResult.Outcome.BROKEN);
        assertThat(second.bracket().high()).isNull();
        assertThat(known.get(2).bracket().high()).isNotNull();
    }

    @Test
    void aLowerEndThatDoesNotHoldForLongIsPutLower() {
        Duration hold = Duration.ofMinutes(10);
        SearchPlan plan =
                new SearchPlan(100, 400, 1.2, 0.1, SETTLE, Duration.ofSeconds(10), 1, 0, Optional.of(hold), 30);
        Step limit = limit(200);
        Step tiring = limit(180);
        SearchResult result =
                Search.run(plan, (load, time) -> (time.equals(hold) ? tiring : limit).at(load, time), known -> {});
        assertThat(result.ending()).isEqualTo(Ending.CONFIRMED);
        assertThat(result.bracket().low()).isLessThan(180);
        assertThat(IntStream.range(0, result.steps().size())
                        .filter(i -> result.steps().get(i).hold().equals(hold)))
                .hasSizeGreaterThan(1);
    }

    /** Of ten. */
    private static int nightlySearchesThatHoldTheTruth(MixedPool pool) {
        double truth = requireNonNull(TRUTH.get(pool));
        SearchPlan plan = new SearchPlan(
                truth * 0.6,
                truth * 4,
                1.2,
                0.03,
                SETTLE,
                Duration.ofMinutes(2),
                3,
                2,
                Optional.of(Duration.ofMinutes(10)),
                60);
        int right = 0;
        for (int seed = 0; seed < 10; seed++) {
            SearchResult result = Search.run(plan, new SimulatedSteps(pool, SETTLE, 0, seed), known -> {});
            assertThat(result.ending()).isEqualTo(Ending.CONFIRMED);
            assertThat(result.bracket().width()).isLessThanOrEqualTo(0.03 + TOLERANCE);
            right += holds(result.bracket(), truth) ? 1 : 0;
        }
        return right;
    }

    private static List<Long> loads(Step step) {
        SearchPlan plan =
                new SearchPlan(100, 150, 1.2, 0.1, SETTLE, Duration.ofSeconds(10), 1, 2, Optional.empty(), 20);
        return Search.run(plan, step, known -> {}).steps().stream()
                .map(each -> Math.round(each.planned()))
                .toList();
    }

    private static boolean holds(Bracket bracket, double truth) {
        Double low = bracket.low();
        Double high = bracket.high();
        return low != null && high != null && low <= truth && truth <= high;
    }

    private static SearchPlan quick(double from, int mostSteps) {
        return new SearchPlan(
                from, from * 8, 1.2, 0.1, SETTLE, Duration.ofSeconds(10), 1, 2, Optional.empty(), mostSteps);
    }

    private static double truth(MixedPool pool) {
        return pool.requestsPerSecondAt(Duration.ofMillis(200));
    }

    private static MixedPool pool(int connections, Traffic traffic) {
        return new MixedPool(
                new TargetSettings.Pool(connections, 300, Duration.ofSeconds(2), TargetSettings.Overflow.SHED),
                traffic);
    }

    /** Without chance: the strain is the cube of the load over its limit. */
    private static Step limit(double requestsPerSecond) {
        return (load, hold) -> {
            double strain = Math.pow(load / requestsPerSecond, 3);
            StepResult.Outcome outcome = strain < 1 ? StepResult.Outcome.HELD : StepResult.Outcome.BROKEN;
            return new StepResult(load, load, hold, outcome, strain, null, "p95 of all requests", null);
        };
    }

    private static StepResult sending(double requestsPerSecond, StepResult step) {
        return new StepResult(
                step.planned(),
                requestsPerSecond,
                step.hold(),
                step.outcome(),
                step.strain(),
                step.figures(),
                step.why(),
                step.folder());
    }

    private static StepResult untrusted(double load, Duration hold) {
        return new StepResult(load, load, hold, StepResult.Outcome.UNTRUSTED, null, null, "the machine was busy", null);
    }
}
