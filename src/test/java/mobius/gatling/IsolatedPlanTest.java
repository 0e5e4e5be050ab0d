package mobius.gatling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mobius.config.LoadSettings;
import mobius.config.Retries;
import mobius.workload.Arrivals;
import mobius.workload.Stage;
import mobius.workload.Visit;
import mobius.workload.Workload;
import org.junit.jupiter.api.Test;

class IsolatedPlanTest {

    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration ALONE = Duration.ofSeconds(5);

    private final Workload workload = workload(journey("GET /a", 1), journey("GET /b", 2));

    @Test
    void eachJourneyHasItsOwnMeasuredStage() {
        assertThat(workload.stages().stream().filter(Stage::measured).map(Stage::name))
                .containsExactly("GET /a", "GET /b");
        assertThat(workload.duration()).isEqualTo(Duration.ofSeconds(10 + 2 * (5 + 1)));
        assertThat(workload.measuresOneJourneyAtATime()).isTrue();
    }

    @Test
    void whoIsAloneHasTheWholeRate() {
        assertThat(usersPerSecond("GET /a", 1)).isCloseTo(20, within(1e-9));
        assertThat(usersPerSecond("GET /b", 1)).isZero();
        assertThat(usersPerSecond("GET /a", 3)).isZero();
        assertThat(usersPerSecond("GET /b", 3)).isCloseTo(20, within(1e-9));
        assertThat(usersPerSecond("GET /b", 4)).isZero();
    }

    @Test
    void inTheWarmUpAllShareIt() {
        assertThat(usersPerSecond("GET /a", 0) + usersPerSecond("GET /b", 0)).isCloseTo(20, within(1e-9));
    }

    @Test
    void aLoadOfAllJourneysTogetherIsNoBaseline() {
        Workload together =
                new Workload(20, Duration.ZERO, List.of(new Stage("peak", ALONE, 1, 1, true)), workload.mix());
        assertThat(together.measuresOneJourneyAtATime()).isFalse();
    }

    private double usersPerSecond(String journey, int stage) {
        return workload.usersPerSecond(
                journey, workload.stages().get(stage).loadOf(journey).from());
    }

    private static Workload workload(CountedJourney... journeys) {
        List<Stage> stages = List.of(
                new Stage("warm-up", WARM_UP, 1, 1, false),
                new Stage("alone", ALONE, 1, 1, true),
                new Stage("end", Duration.ofSeconds(1), 0, 0, false));
        IsolatedPlan alone = new IsolatedPlan(
                new LoadSettings(
                        20, Duration.ZERO, Map.of(), stages, true, 0, Retries.NONE, Arrivals.EVEN, 0, Optional.empty()),
                List.of(journeys));
        LoadSettings plan = alone.plan();
        return new Workload(plan.peakRequestsPerSecond(), plan.thinkTime(), plan.stages(), alone.mix());
    }

    private static CountedJourney journey(String name, double requests) {
        Journey journey = new Journey(name, () -> {
            throw new AssertionError("this journey is never built");
        });
        return new CountedJourney(journey, new Visit(requests, 1, Map.of()), Set.of(), Set.of(), Set.of());
    }
}
