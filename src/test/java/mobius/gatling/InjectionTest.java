package mobius.gatling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gatling.core.controller.inject.open.ConstantRateOpenInjection;
import io.gatling.core.controller.inject.open.PoissonOpenInjection;
import io.gatling.core.controller.inject.open.RampRateOpenInjection;
import io.gatling.javaapi.core.OpenInjectionStep;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import mobius.injectors.InjectorShare;
import mobius.workload.Arrivals;
import mobius.workload.Ramp;
import mobius.workload.Stage;
import mobius.workload.TrafficMix;
import mobius.workload.Workload;
import org.junit.jupiter.api.Test;

class InjectionTest {

    /** At 1x: 120 requests/s are 24 users/s, of whom 18 read and 6 write. */
    private static final TrafficMix MIX =
            new TrafficMix(Map.of("read", new TrafficMix.Share(3, 4), "write", new TrafficMix.Share(1, 8)));

    @Test
    void aRampIsARampInUsersOfTheJourney() {
        RampRateOpenInjection step =
                (RampRateOpenInjection) only(new Stage("ramp-up", Duration.ofSeconds(10), 0.5, 2, false));
        assertThat(step.startRate()).isCloseTo(9, within(1e-9));
        assertThat(step.endRate()).isCloseTo(36, within(1e-9));
        assertThat(step.duration().toMillis()).isEqualTo(10_000);
    }

    @Test
    void aLevelStageIsAConstantRate() {
        ConstantRateOpenInjection step =
                (ConstantRateOpenInjection) only(new Stage("peak", Duration.ofMillis(1_500), 1, 1, true));
        assertThat(step.rate()).isCloseTo(18, within(1e-9));
        assertThat(step.duration().toMillis()).isEqualTo(1_500);
    }

    @Test
    void independentUsersComeAtTheSameRatesInLevelStagesAndRamps() {
        Stage up = new Stage("up", Duration.ofSeconds(10), 0, 1, false);
        Stage peak = new Stage("peak", Duration.ofSeconds(1_000), 1, 1, true);
        Stage none = new Stage("none", Duration.ofSeconds(10), new Ramp(1, 1), Map.of("read", new Ramp(0, 0)), true);
        Workload workload = new Workload(120, Duration.ofSeconds(1), List.of(up, peak, none), MIX, Arrivals.POISSON);
        assertThat(Injection.of(workload, "read").stream().map(OpenInjectionStep::asScala))
                .satisfiesExactly(
                        ramp -> {
                            assertThat(((PoissonOpenInjection) ramp).startRate())
                                    .isZero();
                            assertThat(((PoissonOpenInjection) ramp).endRate()).isCloseTo(18, within(1e-9));
                        },
                        level -> {
                            assertThat(((PoissonOpenInjection) level).startRate())
                                    .isCloseTo(18, within(1e-9));
                            // 18,000 users, give or take six standard deviations.
                            assertThat((double) ((PoissonOpenInjection) level).users())
                                    .isCloseTo(18_000, within(805.0));
                        },
                        nobody -> assertThat(nobody).isInstanceOf(ConstantRateOpenInjection.class));
    }

    @Test
    void independentUsersOfSeveralInjectorsAddUpToThoseOfThePlan() {
        Workload workload = new Workload(
                120,
                Duration.ofSeconds(1),
                List.of(new Stage("peak", Duration.ofSeconds(1_000), 1, 1, true)),
                MIX,
                Arrivals.POISSON);
        List<PoissonOpenInjection> steps = IntStream.range(0, 3)
                .mapToObj(index -> Injection.of(workload, "read", new InjectorShare(index, 3)))
                .flatMap(List::stream)
                .map(PoissonOpenInjection.class::cast)
                .toList();
        assertThat(steps).extracting(PoissonOpenInjection::seed).doesNotHaveDuplicates();
        assertThat(steps.stream().mapToDouble(PoissonOpenInjection::endRate).sum())
                .isCloseTo(18, within(1e-9));
        // 18,000 users, give or take six standard deviations.
        assertThat((double)
                        steps.stream().mapToLong(PoissonOpenInjection::users).sum())
                .isCloseTo(18_000, within(805.0));
    }

    @Test
    void stagesKeepTheirOrder() {
        Workload workload = workload(
                new Stage("up", Duration.ofSeconds(1), 0, 1, false),
                new Stage("peak", Duration.ofSeconds(2), 1, 1, true),
                new Stage("down", Duration.ofSeconds(3), 1, 0, false));
        assertThat(Injection.of(workload, "write").stream().map(OpenInjectionStep::asScala))
                .satisfiesExactly(
                        up -> assertThat(up).isInstanceOf(RampRateOpenInjection.class),
                        peak -> assertThat(peak).isInstanceOf(ConstantRateOpenInjection.class),
                        down -> assertThat(down).isInstanceOf(RampRateOpenInjection.class));
    }

    private static Object only(Stage stage) {
        List<OpenInjectionStep> steps = Injection.of(workload(stage), "read");
        assertThat(steps).hasSize(1);
        return steps.get(0).asScala();
    }

    private static Workload workload(Stage... stages) {
        return new Workload(120, Duration.ofSeconds(1), List.of(stages), MIX);
    }
}
