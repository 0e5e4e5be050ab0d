package mobius.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchPlanTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Each of three attempts may be made twice; no search has more steps than it may. */
    @ParameterizedTest
    @CsvSource({"60, 228", "4, 44"})
    void theLongestTimeHasEveryHoldOfEachTrial(int mostSteps, long minutes) {
        assertThat(plan(Optional.of(Duration.ofMinutes(10)), mostSteps).mostLoad())
                .isEqualTo(Duration.ofMinutes(minutes));
    }

    @Test
    void withoutAHoldOrWithAShorterOneItIsThatOfTheSteps() {
        assertThat(plan(Optional.empty(), 60).mostLoad()).isEqualTo(Duration.ofHours(3));
        assertThat(plan(Optional.of(MINUTE), 60).mostLoad()).isEqualTo(Duration.ofHours(3));
    }

    @Test
    void aLongVisitIsWaitedForInWholeSeconds() {
        SearchPlan longer = plan(Optional.empty(), 60).settlingFor(Duration.ofMillis(90_400));
        assertThat(longer.settle()).isEqualTo(Duration.ofSeconds(91));
        assertThat(longer.mostLoad()).isEqualTo(Duration.ofSeconds(60 * (91 + 120)));
        assertThat(plan(Optional.empty(), 60).settlingFor(MINUTE.dividedBy(2))).isEqualTo(plan(Optional.empty(), 60));
    }

    private static SearchPlan plan(Optional<Duration> hold, int mostSteps) {
        return new SearchPlan(100, 400, 1.2, 0.03, MINUTE, MINUTE.multipliedBy(2), 3, 2, hold, mostSteps);
    }
}
