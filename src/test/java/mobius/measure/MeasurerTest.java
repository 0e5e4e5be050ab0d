package mobius.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import mobius.budget.Percentile;
import mobius.budget.Ratio;
import mobius.runlog.RunLogOutcome.Ending;
import mobius.runlog.RunLogWriter;
import mobius.workload.Stage;
import mobius.workload.TrafficMix;
import mobius.workload.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasurerTest {

    /** Gatling starts a run before it injects. */
    private static final int INJECTION = 200;

    private static final TrafficMix MIX = new TrafficMix(Map.of("reader", new TrafficMix.Share(1, 2)));

    /** 10 users/s at the peak: 20 requests/s of users who send two each. */
    private static final Workload PLAN = new Workload(
            20,
            List.of(
                    new Stage("warm-up", Duration.ofSeconds(2), 0.5, 0.5, false),
                    new Stage("peak", Duration.ofSeconds(10), 1, 1, true),
                    new Stage("pause", Duration.ofSeconds(2), 0, 0, false),
                    new Stage("beyond", Duration.ofSeconds(5), 1, 2, true)),
            MIX);

    private final Path log;

    MeasurerTest(@TempDir Path folder) {
        this.log = folder.resolve("simulation.log");
    }

    /** Writes one log. Moments are after the start of the injection. */
    private interface Writing {

        void to(RunLogWriter writer) throws IOException;
    }

    private Measurement measured(Writing writing) throws IOException {
        write(writing);
        return Measurer.measure(log, PLAN);
    }

    private void write(Writing writing) throws IOException {
        try (RunLogWriter writer = new RunLogWriter(log, "reader", "writer")) {
            writer.userArrives(0, INJECTION);
            writing.to(writer);
        }
    }

    private static void ok(RunLogWriter writer, int atMillis, int millis) throws IOException {
        writer.ok("GET /health", INJECTION + atMillis, INJECTION + atMillis + millis);
    }

    private static void ko(RunLogWriter writer, int atMillis, int millis, String message) throws IOException {
        writer.failed("GET /health", INJECTION + atMillis, INJECTION + atMillis + millis, message);
    }

    @Test
    void onlyMeasuredStagesAreWindows() throws IOException {
        Measurement measurement = measured(writer -> {});

        assertThat(measurement.windows())
                .containsExactly(
                        new MeasuredWindow("peak", 2_000, 12_000, 1.0, 1.0),
                        new MeasuredWindow("beyond", 14_000, 19_000, 1.0, 2.0));
    }

    @Test
    void aRequestBelongsToTheWindowAndBatchInWhichItWasSent() throws IOException {
        Measurement measurement = measured(writer -> {
            ok(writer, 1_999, 1);
            ok(writer, 2_000, 2);
            ok(writer, 3_000, 3);
            ok(writer, 12_000, 4);
            ok(writer, 11_999, 30_000);
            ok(writer, 14_500, 6);
        });

        RequestStats request = measurement.request("GET /health").orElseThrow();
        assertThat(request.whole().count()).isEqualTo(6);
        List<WindowStats> windows = request.windows();
        assertThat(windows.get(0).batches())
                .extracting(Responses::count)
                .containsExactly(1L, 1L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 1L);
        assertThat(windows.get(0).whole().ok().maxMillis()).isEqualTo(30_000);
        assertThat(windows.get(1).batches())
                .extracting(Responses::count)
                .containsExactly(0L, 1L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L);
    }

    @Test
    void okKoAndThrottledStayApart() throws IOException {
        Measurement measurement = measured(writer -> {
            ok(writer, 2_000, 100);
            ok(writer, 2_001, 110);
            ok(writer, 2_002, 120);
            ko(writer, 2_003, 1, "status.find.is(200), found 503");
            ko(writer, 2_004, 1, "throttled");
            ko(writer, 2_005, 1, "Throttled");
        });

        Responses peak = measurement.total().windows().get(0).whole();
        assertThat(peak.ok().count()).isEqualTo(3);
        assertThat(peak.ko().count()).isEqualTo(2);
        assertThat(peak.throttled()).isEqualTo(1);
        assertThat(peak.errorRate()).contains(new Ratio(0.4));
        assertThat(peak.ok().at(Percentile.P50)).contains(Duration.ofMillis(110));
        assertThat(measurement.errors())
                .containsExactly(
                        new ErrorGroup("GET /health", "status.find.is(200), found 503", 1),
                        new ErrorGroup("GET /health", "Throttled", 1));
    }

    @Test
    void whatIsNotThereIsUnknownAndNotZero() throws IOException {
        Measurement measurement = measured(writer -> ko(writer, 2_000, 1, "throttled"));

        Responses peak = measurement.total().windows().get(0).whole();
        assertThat(peak.ok()).isEqualTo(Latencies.NONE);
        assertThat(peak.ok().at(Percentile.P95)).isEmpty();
        assertThat(peak.ok().meanMillis()).isEmpty();
        assertThat(peak.errorRate()).isEmpty();
        assertThat(measurement.request("GET /nothing")).isEmpty();
        assertThat(measurement.total(name -> false).whole()).isEqualTo(Responses.NONE);
    }

    @Test
    void aTotalCanLeaveRequestsOut() throws IOException {
        Measurement measurement = measured(writer -> {
            ok(writer, 2_000, 10);
            writer.ok("POST /imports", INJECTION + 2_000, INJECTION + 9_000);
        });

        assertThat(measurement.total().whole().ok().maxMillis()).isEqualTo(7_000);
        assertThat(measurement
                        .total(name -> name.startsWith("GET"))
                        .whole()
                        .ok()
                        .maxMillis())
                .isEqualTo(10);
    }

    @Test
    void usersAreCountedByScenario() throws IOException {
        Measurement measurement = measured(writer -> {
            writer.userArrives(1, INJECTION + 500);
            writer.userArrives(1, INJECTION + 1_500);
            writer.userLeaves(1, INJECTION + 2_500);
        });

        assertThat(measurement.users())
                .containsExactly(new ScenarioUsers("reader", 1, 0), new ScenarioUsers("writer", 2, 1));
        assertThat(measurement.usersStarted() - measurement.usersEnded()).isEqualTo(2);
        assertThat(measurement.series())
                .extracting(Second::usersActive)
                .startsWith(2L, 3L, 2L)
                .endsWith(2L);
    }

    @Test
    void everySecondOfThePlanIsInTheSeriesWithItsArrivals() throws IOException {
        Measurement measurement = measured(writer -> {});

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
        Measurement measurement = measured(writer -> {
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
        Measurement measurement = measured(writer -> {
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

    @Test
    void withoutAPlanTheWholeRunIsOneWindowOfTenEqualBatches() throws IOException {
        write(writer -> {
            for (int i = 0; i < 1_000; i++) {
                ok(writer, i * 10, 5);
            }
        });

        Measurement measurement = Measurer.measure(log);

        assertThat(measurement.windows()).containsExactly(new MeasuredWindow("whole run", 0, 9_991, null, null));
        assertThat(measurement.total().windows().get(0).batches())
                .extracting(Responses::count)
                .allSatisfy(count -> assertThat(count).isCloseTo(100L, within(1L)));
        assertThat(measurement.series()).extracting(Second::usersPlanned).containsOnlyNulls();
    }

    @Test
    void factsOfTheRunAreKept() throws IOException {
        RunFacts run = measured(writer -> ok(writer, 18_000, 50)).run();

        assertThat(run)
                .isEqualTo(new RunFacts(
                        "mobius.ExampleSimulation",
                        "3.15.1",
                        "",
                        RunLogWriter.STARTED.toEpochMilli(),
                        INJECTION,
                        18_050));
    }

    @Test
    void aStageWithoutLoadAtTheStartShiftsTheFirstArrival() throws IOException {
        Workload plan = new Workload(
                20,
                List.of(
                        new Stage("silence", Duration.ofSeconds(3), 0, 0, false),
                        new Stage("peak", Duration.ofSeconds(5), 1, 1, true)),
                MIX);
        try (RunLogWriter writer = new RunLogWriter(log, "reader")) {
            writer.userArrives(0, INJECTION + 3_000);
            ok(writer, 3_000, 7);
        }

        Measurement measurement = Measurer.measure(log, plan);

        assertThat(measurement.total().windows().get(0).batches().get(0).count())
                .isEqualTo(1);
    }

    @Test
    void errorsBeyondTheHundredMostFrequentAreOneGroup() throws IOException {
        Measurement measurement = measured(writer -> {
            for (int i = 0; i < 150; i++) {
                ko(writer, i, 1, "error " + i);
            }
            ko(writer, 200, 1, "error 149");
            ko(writer, 201, 1, "");
            writer.error("no attribute named id", 300);
        });

        assertThat(measurement.errors()).hasSize(101);
        assertThat(measurement.errors().get(0)).isEqualTo(new ErrorGroup("GET /health", "error 149", 2));
        assertThat(measurement.errors().get(100)).isEqualTo(new ErrorGroup(null, "other (52 more kinds)", 52));
    }

    @Test
    void aFailureWithoutAMessageOrARequestIsShownAsSuch() throws IOException {
        Measurement measurement = measured(writer -> {
            ko(writer, 0, 1, "");
            writer.error("no attribute named id", 300);
        });

        assertThat(measurement.errors())
                .containsExactly(
                        new ErrorGroup("GET /health", "(no message)", 1),
                        new ErrorGroup(null, "no attribute named id", 1));
    }

    @Test
    void errorsWithoutEndNeitherFillTheMemoryNorGetLost() throws IOException {
        Measurement measurement = measured(writer -> {
            for (int i = 0; i < 20_000; i++) {
                ko(writer, i, 1, "no context " + i);
            }
        });

        assertThat(measurement.errors()).hasSize(101);
        assertThat(measurement.errors().get(100))
                .isEqualTo(new ErrorGroup(null, "other (more than 9900 more kinds)", 19_900));
    }

    @Test
    void tenThousandNamesAreMeasuredApart() throws IOException {
        Measurement measurement = measured(writer -> {
            for (int i = 0; i < 10_000; i++) {
                writer.ok("GET /contexts/" + i, INJECTION + i, INJECTION + i + i % 100);
            }
        });

        assertThat(measurement.requests()).hasSize(10_000);
        assertThat(measurement
                        .request("GET /contexts/4242")
                        .orElseThrow()
                        .whole()
                        .ok()
                        .maxMillis())
                .isEqualTo(42);
        assertThat(measurement.total().whole().count()).isEqualTo(10_000);
    }

    @Test
    void namesBeyondTheBoundAreCountedTogether() throws IOException {
        Measurement measurement = measured(writer -> {
            for (int i = 0; i < RequestTallies.MOST_NAMES + 5; i++) {
                writer.ok("GET /contexts/" + i, INJECTION + i, INJECTION + i + 1);
            }
        });

        assertThat(measurement.requests()).hasSize(RequestTallies.MOST_NAMES + 1);
        assertThat(measurement
                        .request(RequestStats.OTHERS)
                        .orElseThrow()
                        .whole()
                        .count())
                .isEqualTo(5);
    }

    @Test
    void timesThatCannotBeTrueAreCountedAndNotMeasured() throws IOException {
        Measurement measurement = measured(writer -> {
            ok(writer, 2_000, 10);
            ok(writer, 3_000, -1);
            ok(writer, 3_000, 90_000_000);
            ok(writer, 3_000, 10);
            writer.ok("GET /health", -5, 5);
            writer.ok("GET /health", 2_000_000_000, 2_000_000_001);
            writer.ok("GET /health", Integer.MAX_VALUE, Integer.MIN_VALUE);
            writer.userArrives(1, -1);
        });

        assertThat(measurement.anomalies()).isEqualTo(new Anomalies(1, 1, 4, 2));
        assertThat(measurement.total().whole().count()).isEqualTo(2);
        assertThat(measurement.total().whole().ok().minMillis()).isEqualTo(10);
    }

    @Test
    void aLogThatIsNoLogIsMeasuredAsNothing() throws IOException {
        Files.write(log, new byte[0]);

        Measurement measurement = Measurer.measure(log, PLAN);

        assertThat(measurement.log().ending()).isEqualTo(Ending.EMPTY);
        assertThat(measurement.run()).isNull();
        assertThat(measurement.requests()).isEmpty();
        assertThat(Measurer.measure(log).windows()).hasSize(1);
    }
}
