package mobius.measure.tally;

import static mobius.measure.ExampleRun.ko;
import static mobius.measure.ExampleRun.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import mobius.budget.Percentile;
import mobius.measure.ExampleRun;
import mobius.measure.Measurement;
import mobius.measure.ScenarioUsers;
import mobius.measure.Second;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimelineTest {

    private final ExampleRun example;

    TimelineTest(@TempDir Path folder) {
        this.example = new ExampleRun(folder.resolve("simulation.log"));
    }

    @Test
    void usersAreCountedByScenario() throws IOException {
        Measurement measurement = example.measured(writer -> {
            writer.userArrives(1, ExampleRun.INJECTION + 500);
            writer.userArrives(1, ExampleRun.INJECTION + 1_500);
            writer.userLeaves(1, ExampleRun.INJECTION + 2_500);
        });

        assertThat(measurement.users())
                .containsExactly(
                        new ScenarioUsers("reader", 1, 0, List.of(0L, 0L)),
                        new ScenarioUsers("writer", 2, 1, List.of(0L, 0L)));
        assertThat(measurement.users().get(1).activeAtTheEnd()).isEqualTo(1);
        assertThat(measurement.usersStarted() - measurement.usersEnded()).isEqualTo(2);
        assertThat(measurement.series())
                .extracting(Second::usersActive)
                .startsWith(2L, 3L, 2L)
                .endsWith(2L);
    }

    @Test
    void everySecondOfThePlanIsInTheSeriesWithItsArrivals() throws IOException {
        Measurement measurement = example.measured(writer -> {});

        assertThat(measurement.series())
                .extracting(Second::usersPlanned)
                .usingElementComparator(Comparator.comparingDouble(planned -> Math.rint(planned * 1e6)))
                .hasSize(19)
                .startsWith(5.0, 5.0, 10.0)
                .endsWith(10.0, 0.0, 0.0, 11.0, 13.0, 15.0, 17.0, 19.0);
        assertThat(measurement.series().get(5)).isEqualTo(new Second(5, 10.0, 0, 1, 0, 0, 0, 0, null, null, null));
    }

    @Test
    void theSeriesCountsRequestsWhereTheyStartAndWhereTheyEnd() throws IOException {
        Measurement measurement = example.measured(writer -> {
            ok(writer, 3_100, 40);
            ok(writer, 3_200, 1_500);
            ko(writer, 3_300, 20, "status.find.is(200), found 500");
            ko(writer, 3_400, 600, "throttled");
        });

        assertThat(measurement.series().get(3)).isEqualTo(new Second(3, 10.0, 0, 1, 4, 1, 1, 0, 40L, 1_500L, 1_500L));
        assertThat(measurement.series().get(4)).isEqualTo(new Second(4, 10.0, 0, 1, 0, 1, 0, 1, null, null, null));
    }

    @Test
    void aVeryLateAnswerStillCountsWhereItsRequestWasSent() throws IOException {
        Measurement measurement = example.measured(writer -> {
            for (int second = 0; second < 600; second++) {
                ok(writer, second * 1_000, 10);
            }
            ok(writer, 2_500, 590_000);
        });

        assertThat(measurement.series().get(2).requestsStarted()).isEqualTo(2);
        assertThat(measurement.series().get(2).p99Millis()).isEqualTo(590_000);
        assertThat(measurement.total().windows().get(0).batches().get(0).ok().count())
                .isEqualTo(2);
        assertThat(measurement.total().windows().get(0).batches().get(0).ok().at(Percentile.P50))
                .contains(Duration.ofMillis(10));
    }

    /** Completions take seconds, and have budgets of their own. */
    @Test
    void thePercentilesOfASecondAreThoseOfTheTotalAndItsCountsThoseOfAll() {
        Timeline timeline = new Timeline();
        timeline.request(new Sample("GET /projects", Outcome.OK, "", 100, 40), true);
        timeline.request(new Sample("POST /llm/complete", Outcome.OK, "", 200, 700), false);
        assertThat(timeline.seconds(Map.of())).singleElement().satisfies(second -> {
            assertThat(second.requestsStarted()).isEqualTo(2);
            assertThat(second.ok()).isEqualTo(2);
            assertThat(second.p95Millis()).isEqualTo(40);
        });
    }

    @Test
    void aSecondWithNothingOfTheTotalHasNoPercentiles() {
        Timeline timeline = new Timeline();
        timeline.request(new Sample("POST /llm/complete", Outcome.OK, "", 200, 700), false);
        assertThat(timeline.seconds(Map.of()).get(0).p95Millis()).isNull();
    }
}
