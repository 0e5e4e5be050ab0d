package mobius.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatling.core.controller.inject.open.OpenInjectionStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import mobius.injectors.InjectorShare;
import mobius.workload.Stage;
import mobius.workload.TrafficMix;
import mobius.workload.TrafficMix.Share;
import mobius.workload.Workload;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scala.collection.Iterator;
import scala.concurrent.duration.FiniteDuration;

/** Held against the users that Gatling sends alone. */
class DealtStepTest {

    private static final int PLANS = 200;
    private static final String JOURNEY = "a";

    private final Random random = new Random(1);

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7, 100})
    void theUsersOfAllInjectorsArriveWhenThoseOfOneWould(int injectors) {
        for (int plan = 0; plan < PLANS; plan++) {
            List<OpenInjectionStep> whole = randomPlan();
            List<Long> together = new ArrayList<>();
            for (InjectorShare share : shares(injectors)) {
                together.addAll(arrivals(DealtStep.of(whole, plan % 3, share)));
            }
            assertThat(together.stream().sorted().toList()).as(whole.toString()).isEqualTo(arrivals(whole));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7, 100})
    void noInjectorSendsMoreThanOneUserMoreThanAnotherInAnyStage(int injectors) {
        for (int plan = 0; plan < PLANS; plan++) {
            List<OpenInjectionStep> whole = randomPlan();
            for (int stage = 0; stage < whole.size(); stage++) {
                int number = stage;
                LongSummaryStatistics counts = shares(injectors).stream()
                        .mapToLong(share -> users(DealtStep.of(whole, 1, share).get(number)))
                        .summaryStatistics();
                assertThat(counts.getSum()).isEqualTo(users(whole.get(number)));
                assertThat(counts.getMax() - counts.getMin()).isLessThanOrEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 7})
    void aStepSaysHowManyUsersItSendsAndHowLongItLasts(int injectors) {
        List<OpenInjectionStep> whole = randomPlan();
        for (InjectorShare share : shares(injectors)) {
            List<OpenInjectionStep> dealt = DealtStep.of(whole, 0, share);
            for (int stage = 0; stage < whole.size(); stage++) {
                assertThat(dealt.get(stage).users()).isEqualTo(users(dealt.get(stage)));
                assertThat(dealt.get(stage).duration())
                        .isEqualTo(whole.get(stage).duration());
            }
        }
    }

    private List<OpenInjectionStep> randomPlan() {
        List<Stage> stages = new ArrayList<>();
        double load = random.nextInt(3) * 0.1;
        for (int i = 0; i < 3; i++) {
            double next = random.nextInt(4) * 0.5;
            double to = random.nextBoolean() ? next : load;
            stages.add(new Stage("stage " + i, Duration.ofSeconds(1 + random.nextInt(20)), load, to, false));
            load = to;
        }
        Workload workload = new Workload(
                0.5 + 40 * random.nextDouble(),
                Duration.ofSeconds(1),
                stages,
                new TrafficMix(Map.of(JOURNEY, new Share(1 + random.nextInt(10), 1 + random.nextInt(6)))));
        return Injection.of(workload, JOURNEY).stream()
                .map(step -> step.asScala())
                .toList();
    }

    private static List<InjectorShare> shares(int injectors) {
        return IntStream.range(0, injectors)
                .mapToObj(index -> new InjectorShare(index, injectors))
                .toList();
    }

    private static long users(OpenInjectionStep step) {
        return arrivals(List.of(step)).size();
    }

    private static List<Long> arrivals(List<OpenInjectionStep> steps) {
        Iterator<FiniteDuration> all = scala.collection.Iterator$.MODULE$.empty();
        for (int i = steps.size() - 1; i >= 0; i--) {
            all = steps.get(i).chain(all);
        }
        List<Long> arrivals = new ArrayList<>();
        while (all.hasNext()) {
            arrivals.add(all.next().toMillis());
        }
        return arrivals;
    }
}
