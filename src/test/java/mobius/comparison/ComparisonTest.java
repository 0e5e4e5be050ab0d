package mobius.comparison;

import static mobius.comparison.Side.AFTER;
import static mobius.comparison.Side.BEFORE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import mobius.comparison.ComparisonResult.Ending;
import mobius.verdict.finding.Status;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final List<String> TOTAL = List.of("all requests");
    private static final int COMPARISONS = 400;

    private final List<ComparisonResult> told = new ArrayList<>();
    private final List<Side> deployed = new ArrayList<>();

    @Test
    void legsTakeTurnsSoThatDriftMeetsBothAlike() {
        SimulatedLegs legs = new SimulatedLegs(TOTAL, 0.05, 0.2, 0, 1);
        ComparisonResult result = compare(Deployment.NONE, legs);
        assertThat(result.ending()).isEqualTo(Ending.NOT_CLEAR);
        assertThat(legs.order())
                .hasSize(24)
                .startsWith(BEFORE, AFTER, AFTER, BEFORE, AFTER, BEFORE, BEFORE, AFTER)
                .endsWith(BEFORE, AFTER, AFTER, BEFORE, AFTER, BEFORE, BEFORE, AFTER);
    }

    @Test
    void whatIsClearEndsAfterFivePairs() {
        ComparisonResult equal = compare(Deployment.NONE, new SimulatedLegs(TOTAL, 0, 0.01, 0, 2));
        assertThat(equal.ending()).isEqualTo(Ending.DECIDED);
        assertThat(equal.status()).isEqualTo(Status.PASS);
        assertThat(equal.pairs()).hasSize(5);
        ComparisonResult slower = compare(Deployment.NONE, new SimulatedLegs(TOTAL, 0.15, 0.01, 0, 3));
        assertThat(slower.status()).isEqualTo(Status.FAIL);
        assertThat(slower.pairs()).hasSize(5);
        assertThat(slower.answer("all requests").orElseThrow().change()).isBetween(0.13, 0.17);
    }

    @Test
    void theStatedRatesHoldThroughTheWholeComparison() {
        assertThat(rate(0, 0.03, Status.FAIL)).isLessThanOrEqualTo(0.02);
        assertThat(rate(0, 0.03, Status.PASS)).isGreaterThan(0.95);
        assertThat(rate(0.1, 0.03, Status.FAIL)).isGreaterThan(0.95);
        assertThat(rate(0.1, 0.16, Status.PASS)).isLessThan(0.08);
    }

    @Test
    void aPairWithALegThatCannotBeTrustedIsRunAgain() {
        SimulatedLegs good = new SimulatedLegs(TOTAL, 0, 0.01, 0, 4);
        List<Side> order = new ArrayList<>();
        ComparisonResult result = compare(Deployment.NONE, side -> {
            order.add(side);
            LegResult leg = good.on(side);
            return order.size() == 2 || order.size() == 3 ? doubtful(leg) : leg;
        });
        assertThat(order)
                .as("a pair of which the first leg is void needs no second one")
                .startsWith(BEFORE, AFTER, BEFORE, BEFORE, AFTER, AFTER, BEFORE);
        assertThat(result.status()).isEqualTo(Status.PASS);
        assertThat(result.legs()).hasSize(13);
        assertThat(result.pairs())
                .hasSize(5)
                .doesNotContain(new Pair(result.legs().get(0), result.legs().get(1)));
        assertThat(result.pairOf(result.legs().get(0))).isEmpty();
        assertThat(result.pairOf(result.legs().get(3))).contains(1);
    }

    @Test
    void aMachineThatIsAlwaysBusyDecidesNothing() {
        ComparisonResult result = compare(Deployment.NONE, new SimulatedLegs(TOTAL, 0.5, 0.01, 1, 5));
        assertThat(result.ending()).isEqualTo(Ending.UNTRUSTED);
        assertThat(result.status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(result.trouble()).isEqualTo("The injector was busy.");
        assertThat(result.legs()).hasSize(Comparison.MOST_REPEATS + 1);
    }

    @Test
    void itNeverTakesMoreLegsThanItSays() {
        LongStream.range(0, COMPARISONS)
                .forEach(seed -> assertThat(compare(Deployment.NONE, new SimulatedLegs(TOTAL, 0.05, 0.1, 0.1, seed))
                                .legs())
                        .hasSizeLessThanOrEqualTo(Comparison.MOST_LEGS));
    }

    @Test
    void everyEndpointThatDecidesMustPassAndOneThatFailsIsEnough() {
        List<String> two = List.of("all requests", "GET /projects");
        SimulatedLegs calm = new SimulatedLegs(two, 0, 0.01, 0, 6);
        assertThat(Comparison.run(two, Deployment.NONE, calm, told::add).status())
                .isEqualTo(Status.PASS);
        SimulatedLegs slow = new SimulatedLegs(List.of("GET /projects"), 0.2, 0.01, 0, 7);
        ComparisonResult oneIsSlow = Comparison.run(
                two,
                Deployment.NONE,
                side -> {
                    LegResult leg = slow.on(side);
                    Map<String, Double> p95 = Map.of(
                            "all requests",
                            50.0,
                            "GET /projects",
                            leg.p95Millis().get("GET /projects"));
                    return new LegResult(side, p95, 1_000, 0, 1.0, null, null, leg.folder());
                },
                told::add);
        assertThat(oneIsSlow.status()).isEqualTo(Status.FAIL);
        assertThat(oneIsSlow.answer("all requests").orElseThrow().status()).isEqualTo(Status.PASS);
    }

    /** Its percentiles are those of the requests that it answered. */
    @Test
    void aBuildThatIsFastBecauseItFailsFails() {
        SimulatedLegs legs = new SimulatedLegs(TOTAL, -0.3, 0.01, 0, 8);
        ComparisonResult failing = compare(Deployment.NONE, side -> served(legs.on(side), 150, 1.0));
        assertThat(failing.answer("all requests").orElseThrow().status()).isEqualTo(Status.PASS);
        assertThat(failing.status()).isEqualTo(Status.FAIL);
        assertThat(failing.pairs()).hasSize(5);
        ComparisonResult carryingHalf = compare(Deployment.NONE, side -> served(legs.on(side), 0, 0.5));
        assertThat(carryingHalf.status()).isEqualTo(Status.FAIL);
    }

    private static LegResult served(LegResult leg, long failedAfter, double carriedAfter) {
        boolean isAfter = leg.side() == AFTER;
        return new LegResult(
                leg.side(),
                leg.p95Millis(),
                1_000,
                isAfter ? failedAfter + leg.p95Millis().size() : 0,
                isAfter ? carriedAfter : 1.0,
                null,
                null,
                leg.folder());
    }

    @Test
    void everyLegFindsABuildThatHasJustBeenDeployed() {
        compare(deployed::add, new SimulatedLegs(TOTAL, 0, 0.01, 0, 8));
        assertThat(deployed).containsExactly(BEFORE, AFTER, AFTER, BEFORE, AFTER, BEFORE, BEFORE, AFTER, BEFORE, AFTER);
        assertThat(told.get(0).deployed()).isEqualTo(new Deployed(null, BEFORE));
        assertThat(told.get(told.size() - 1).deployed()).isEqualTo(new Deployed(AFTER, null));
    }

    @Test
    void whatARestartCostsMeetsBothBuildsAlike() {
        SimulatedLegs calm = new SimulatedLegs(TOTAL, 0, 0.001, 0, 13);
        AtomicInteger seen = new AtomicInteger();
        ComparisonResult result = compare(deployed::add, side -> {
            LegResult leg = calm.on(side);
            double cold = deployed.size() > seen.getAndSet(deployed.size()) ? 1.2 : 1;
            Map<String, Double> p95 =
                    Map.of("all requests", cold * leg.p95Millis().getOrDefault("all requests", Double.NaN));
            return new LegResult(side, p95, 1_000, 0, 1.0, null, null, leg.folder());
        });
        assertThat(result.status()).isEqualTo(Status.PASS);
        assertThat(result.pairs()).hasSize(5);
        assertThat(result.logRatios("all requests"))
                .allSatisfy(ratio -> assertThat(ratio).isBetween(-0.01, 0.01));
    }

    @Test
    void aDeploymentThatFailsInTheMiddleLosesNothing() {
        Deployment third = side -> {
            if (deployed.size() == 2) {
                throw new DeploymentFailed("it ended with exit code 3");
            }
            deployed.add(side);
        };
        ComparisonResult result = compare(third, new SimulatedLegs(TOTAL, 0, 0.01, 0, 9));
        assertThat(result.ending()).isEqualTo(Ending.NOT_DEPLOYED);
        assertThat(result.status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(result.trouble()).isEqualTo("it ended with exit code 3");
        assertThat(result.deployed()).isEqualTo(new Deployed(AFTER, AFTER));
        assertThat(result.legs()).hasSize(2);
        assertThat(result.pairs()).hasSize(1);
        assertThat(told.get(told.size() - 1)).isEqualTo(result);
    }

    @Test
    void whatIsKnownIsToldAfterEachLeg() {
        compare(Deployment.NONE, new SimulatedLegs(TOTAL, 0, 0.01, 0, 10));
        assertThat(told)
                .extracting(known -> known.legs().size())
                .startsWith(1, 2, 3, 4)
                .endsWith(9, 10);
        assertThat(told.subList(0, told.size() - 1))
                .allMatch(known -> known.ending() == Ending.UNDER_WAY && known.status() == Status.INCONCLUSIVE);
    }

    @Test
    void aCalibrationRunsTheFirstBuildAlone() throws DeploymentFailed {
        SimulatedLegs legs = new SimulatedLegs(TOTAL, 0, 0.02, 0.2, 11);
        assertThat(Calibration.run(deployed::add, legs, leg -> {})).hasSize(Calibration.LEGS);
        assertThat(legs.order()).containsOnly(BEFORE);
        assertThat(deployed).as("before each leg").isEqualTo(legs.order());
        SimulatedLegs busy = new SimulatedLegs(TOTAL, 0, 0.02, 1, 12);
        assertThat(Calibration.run(Deployment.NONE, busy, leg -> {})).isEmpty();
        assertThat(busy.order()).hasSize(Calibration.MOST_LEGS);
    }

    private double rate(double slower, double spread, Status status) {
        long times = LongStream.range(0, COMPARISONS)
                .mapToObj(seed -> compare(Deployment.NONE, new SimulatedLegs(TOTAL, slower, spread, 0.02, seed)))
                .filter(result -> result.status() == status)
                .count();
        return (double) times / COMPARISONS;
    }

    private ComparisonResult compare(Deployment deployment, Leg leg) {
        return Comparison.run(TOTAL, deployment, leg, told::add);
    }

    private static LegResult doubtful(LegResult leg) {
        return new LegResult(
                leg.side(),
                leg.p95Millis(),
                leg.responses(),
                leg.failed(),
                leg.carried(),
                leg.build(),
                "The injector was busy.",
                leg.folder());
    }
}
