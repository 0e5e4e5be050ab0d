package mobius.measure.tally;

import static java.util.Objects.requireNonNull;
import static mobius.measure.ExampleRun.ko;
import static mobius.measure.ExampleRun.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import mobius.budget.Percentile;
import mobius.budget.Ratio;
import mobius.measure.ErrorGroup;
import mobius.measure.ExampleRun;
import mobius.measure.LatencyHistogram;
import mobius.measure.MeasuredWindow;
import mobius.measure.Measurement;
import mobius.measure.RequestStats;
import mobius.measure.Responses;
import mobius.measure.RunFacts;
import mobius.measure.Second;
import mobius.measure.WindowStats;
import mobius.runlog.RunLogWriter;
import mobius.workload.Stage;
import mobius.workload.Workload;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasurerTest {

    private final ExampleRun example;

    MeasurerTest(@TempDir Path folder) {
        this.example = new ExampleRun(folder.resolve("simulation.log"));
    }

    @Test
    void onlyMeasuredStagesAreWindows() throws IOException {
        Measurement measurement = example.measured(writer -> {});

        assertThat(measurement.windows())
                .containsExactly(
                        new MeasuredWindow("peak", 2_000, 12_000, 1.0, 1.0),
                        new MeasuredWindow("beyond", 14_000, 19_000, 1.0, 2.0));
    }

    @Test
    void aRequestBelongsToTheWindowAndBatchInWhichItWasSent() throws IOException {
        Measurement measurement = example.measured(writer -> {
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
                .hasSize(MeasuredWindow.SLICES)
                .satisfies(counts -> assertThat(counts.indexOf(1L)).isEqualTo(6));
    }

    @Test
    void okKoAndThrottledStayApart() throws IOException {
        Measurement measurement = example.measured(writer -> {
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
        assertThat(peak.throttledRate()).contains(new Ratio(1.0 / 6));
        assertThat(peak.ok().at(Percentile.P50)).contains(Duration.ofMillis(110));
        assertThat(measurement.errors())
                .containsExactly(
                        new ErrorGroup("GET /health", "status.find.is(200), found 503", 1, 2_003L, 2_003L),
                        new ErrorGroup("GET /health", "Throttled", 1, 2_005L, 2_005L));
    }

    @Test
    void whatIsNotThereIsUnknownAndNotZero() throws IOException {
        Measurement measurement = example.measured(writer -> ko(writer, 2_000, 1, "throttled"));

        Responses peak = measurement.total().windows().get(0).whole();
        assertThat(peak.ok()).isEqualTo(LatencyHistogram.NONE);
        assertThat(peak.ok().at(Percentile.P95)).isEmpty();
        assertThat(peak.ok().meanMillis()).isEmpty();
        assertThat(peak.errorRate()).isEmpty();
        assertThat(measurement.request("GET /nothing")).isEmpty();
        assertThat(measurement.total(name -> false).whole()).isEqualTo(Responses.NONE);
    }

    @Test
    void aTotalCanLeaveRequestsOut() throws IOException {
        Measurement measurement = example.measured(writer -> {
            ok(writer, 2_000, 10);
            writer.ok("POST /imports", ExampleRun.INJECTION + 2_000, ExampleRun.INJECTION + 9_000);
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
    void withoutAPlanTheWholeRunIsOneWindowOfTenEqualBatches() throws IOException {
        example.write(writer -> {
            for (int i = 0; i < 1_000; i++) {
                ok(writer, i * 10, 5);
            }
        });

        Measurement measurement = Measurer.measure(example.log());

        assertThat(measurement.windows())
                .containsExactly(new MeasuredWindow("whole run", 0, 9_991 - Plan.LATENESS_MILLIS, null, null));
        assertThat(measurement.total().windows().get(0).batches())
                .extracting(Responses::count)
                .allSatisfy(count -> assertThat(count).isCloseTo((9_991L - Plan.LATENESS_MILLIS) / 100, within(1L)));
        assertThat(measurement.series()).extracting(Second::usersPlanned).containsOnlyNulls();
    }

    @Test
    void factsOfTheRunAreKept() throws IOException {
        RunFacts run = requireNonNull(
                example.measured(writer -> ok(writer, 18_000, 50)).run());

        assertThat(run)
                .isEqualTo(new RunFacts(
                        "mobius.ExampleSimulation",
                        "3.15.1",
                        "",
                        RunLogWriter.STARTED.toEpochMilli(),
                        ExampleRun.INJECTION,
                        18_050));
        assertThat(run.injectionStarted()).isEqualTo(RunLogWriter.STARTED.plusMillis(ExampleRun.INJECTION));
    }

    @Test
    void histogramsOfBatchesCanBeAddedAndSubtracted() throws IOException {
        Measurement measurement = example.measured(writer -> {
            ok(writer, 2_000, 10);
            ok(writer, 3_000, 600_000);
        });
        List<Responses> batches = measurement.total().windows().get(0).batches();

        Histogram counts = batches.get(0).ok().toHistogram();
        counts.add(batches.get(1).ok().toHistogram());
        assertThat(counts.getTotalCount()).isEqualTo(2);

        counts.subtract(batches.get(0).ok().toHistogram());
        assertThat(counts.getTotalCount()).isEqualTo(1);
        assertThat(counts.getMinNonZeroValue()).isCloseTo(600_000, within(600L));
    }

    @Test
    void aStageWithoutLoadAtTheStartShiftsTheFirstArrival() throws IOException {
        Workload plan = new Workload(
                20,
                Duration.ofSeconds(1),
                List.of(
                        new Stage("silence", Duration.ofSeconds(3), 0, 0, false),
                        new Stage("peak", Duration.ofSeconds(5), 1, 1, true)),
                ExampleRun.MIX);
        try (RunLogWriter writer = new RunLogWriter(example.log(), "reader")) {
            writer.userArrives(0, ExampleRun.INJECTION + 3_000);
            ok(writer, 3_000, 7);
        }

        Measurement measurement = Measurer.measure(example.log(), plan);

        assertThat(measurement.total().windows().get(0).batches().get(0).count())
                .isEqualTo(1);
    }
}
