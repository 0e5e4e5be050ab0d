package mobius.measure.tally;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatling.core.controller.inject.open.OpenInjectionStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import mobius.workload.Stage;
import mobius.workload.TrafficMix;
import mobius.workload.TrafficMix.Share;
import mobius.workload.Workload;
import org.junit.jupiter.api.Test;
import scala.collection.Iterator;
import scala.concurrent.duration.FiniteDuration;

/** Held against the users that Gatling itself deals out. */
class FirstArrivalTest {

    private static final int PLANS = 2_000;

    private final Random random = new Random(1);

    @Test
    void aSlowRampBeginsWithSecondsWithoutUsers() {
        Map<String, Share> quick = Map.of(
                "sign-in", new Share(10, 4),
                "browse-projects", new Share(35, 6),
                "find-context", new Share(40, 6),
                "author-context", new Share(15, 6));
        Workload plan =
                new Workload(60, Duration.ofSeconds(1), List.of(stage("ramp-up", 10, 0, 1)), new TrafficMix(quick));
        assertThat(new FirstArrival(plan).millis()).isEqualTo(2_000);
    }

    @Test
    void aStageWithoutLoadIsWaitedFor() {
        Workload late = new Workload(
                60,
                Duration.ofSeconds(1),
                List.of(stage("idle", 5, 0, 0), stage("peak", 10, 1, 1)),
                new TrafficMix(Map.of("all", new Share(1, 1))));
        assertThat(new FirstArrival(late).millis()).isEqualTo(5_000);
    }

    @Test
    void gatlingDealsTheFirstUserOutAtThatMoment() {
        for (int plan = 0; plan < PLANS; plan++) {
            Workload workload = randomPlan();
            assertThat(new FirstArrival(workload).millis())
                    .as(workload.toString())
                    .isEqualTo(firstOfGatling(workload).orElse(0));
        }
    }

    private Workload randomPlan() {
        List<Stage> stages = new ArrayList<>();
        double load = random.nextInt(3) * 0.1;
        for (int i = 0; i < 3; i++) {
            double next = random.nextInt(4) * 0.5;
            stages.add(stage("stage " + i, 1 + random.nextInt(20), load, random.nextBoolean() ? next : load));
            load = stages.get(i).load().to();
        }
        Share one = new Share(1 + random.nextInt(10), 1 + random.nextInt(6));
        return new Workload(
                0.5 + 20 * random.nextDouble(),
                Duration.ofSeconds(1),
                stages,
                new TrafficMix(Map.of("a", one, "b", new Share(5, 2))));
    }

    private static Stage stage(String name, int seconds, double from, double to) {
        return new Stage(name, Duration.ofSeconds(seconds), from, to, false);
    }

    private static OptionalLong firstOfGatling(Workload workload) {
        return workload.mix().shares().keySet().stream()
                .flatMapToLong(journey -> first(workload, journey).stream())
                .min();
    }

    private static OptionalLong first(Workload workload, String journey) {
        Iterator<FiniteDuration> arrivals = scala.collection.Iterator$.MODULE$.empty();
        for (int i = workload.stages().size() - 1; i >= 0; i--) {
            arrivals = step(workload, journey, workload.stages().get(i)).chain(arrivals);
        }
        return arrivals.hasNext() ? OptionalLong.of(arrivals.next().toMillis()) : OptionalLong.empty();
    }

    private static OpenInjectionStep step(Workload workload, String journey, Stage stage) {
        double from = workload.usersPerSecond(journey, stage.load().from());
        double to = workload.usersPerSecond(journey, stage.load().to());
        return (stage.load().staysLevel()
                        ? constantUsersPerSec(from).during(stage.duration())
                        : rampUsersPerSec(from).to(to).during(stage.duration()))
                .asScala();
    }
}
