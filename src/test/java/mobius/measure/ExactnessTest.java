package mobius.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import mobius.budget.Percentile;
import mobius.measure.tally.Measurer;
import mobius.runlog.RunLogWriter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the measured figures against the sorted truth, and against Gatling's own reader of the same log. */
class ExactnessTest {

    private static final List<Percentile> PERCENTILES =
            List.of(Percentile.P50, Percentile.P95, Percentile.P99, new Percentile(99.9));

    private static final int REQUESTS = 20_000;

    private final Path run;

    ExactnessTest(@TempDir Path run) {
        this.run = run;
    }

    @ParameterizedTest
    @MethodSource("mobius.measure.LogShape#all")
    void percentilesAreThoseOfTheSortedTruth(LogShape shape) throws IOException {
        Map<String, int[]> truth = write(shape);

        Measurement measurement = Measurer.measure(log());

        truth.forEach(
                (name, millis) -> assertExact(millis, measurement.request(name).orElseThrow()));
        int[] all = truth.values().stream().flatMapToInt(Arrays::stream).toArray();
        assertExact(all, measurement.total());
    }

    @ParameterizedTest
    @MethodSource("mobius.measure.LogShape#all")
    void countMinMaxAndMeanAreThoseOfGatling(LogShape shape) throws IOException {
        write(shape);
        GatlingsFigures gatling = GatlingsFigures.of(log());

        Measurement measurement = Measurer.measure(log());

        assertThat(measurement.requests()).hasSize(3).allSatisfy(request -> {
            assertThat(figures(request.whole().ok())).isEqualTo(gatling.ok(request.name()));
            assertThat(figures(request.whole().ko())).isEqualTo(gatling.ko(request.name()));
        });
        Responses total = measurement.total().whole();
        assertThat(figures(total.ok())).isEqualTo(gatling.ok());
        assertThat(figures(total.ko())).isEqualTo(gatling.ko());
    }

    private static void assertExact(int[] millis, RequestStats stats) {
        int[] sorted = Arrays.stream(millis).sorted().toArray();
        for (Responses responses : List.of(stats.whole(), stats.windows().get(0).whole())) {
            LatencyHistogram ok = responses.ok();
            for (Percentile percentile : PERCENTILES) {
                int expected = sorted[rank(percentile, sorted.length) - 1];
                assertThat(ok.at(percentile).map(Duration::toMillis).orElseThrow())
                        .as("%s of %s", percentile, stats.name())
                        .isCloseTo(expected, within(expected / 1_000L));
            }
            assertThat(ok.count()).isEqualTo(sorted.length);
            assertThat(ok.minMillis()).isEqualTo(sorted[0]);
            assertThat(ok.maxMillis()).isEqualTo(sorted[sorted.length - 1]);
            assertThat(ok.sumMillis())
                    .isEqualTo(Arrays.stream(sorted).asLongStream().sum());
        }
    }

    /** In decimals: in binary, 99.9 % of 1,000 are a little more than 999. */
    private static int rank(Percentile percentile, int count) {
        BigDecimal share = BigDecimal.valueOf(percentile.value()).movePointLeft(2);
        return share.multiply(BigDecimal.valueOf(count))
                .setScale(0, RoundingMode.CEILING)
                .intValueExact();
    }

    /** Three names of one shape in three sizes, under a failure for every hundredth success. */
    private Map<String, int[]> write(LogShape shape) throws IOException {
        Random random = new Random(20_260_101);
        Map<String, int[]> truth = new LinkedHashMap<>();
        truth.put("GET /health", shape.draw(REQUESTS, random));
        truth.put("GET /contexts/{id}", shape.draw(REQUESTS / 10, random));
        truth.put("POST /contexts", shape.draw(REQUESTS / 100, random));
        try (RunLogWriter writer = new RunLogWriter(log(), "reader")) {
            writer.userArrives(0, 1);
            for (Map.Entry<String, int[]> request : truth.entrySet()) {
                write(writer, request.getKey(), request.getValue());
            }
            writer.userLeaves(0, 60_000);
        }
        return truth;
    }

    private static void write(RunLogWriter writer, String name, int[] millis) throws IOException {
        for (int i : IntStream.range(0, millis.length).toArray()) {
            int start = 1 + (int) (60_000L * i / millis.length);
            writer.ok(name, start, start + millis[i]);
            if (i % 100 == 0) {
                writer.failed(name, start, start + i, "status.find.is(200), found 500");
            }
        }
    }

    private static GatlingsFigures.Figures figures(LatencyHistogram latencies) {
        return new GatlingsFigures.Figures(
                latencies.count(),
                latencies.minMillis(),
                latencies.maxMillis(),
                Math.round(latencies.meanMillis().orElseThrow()));
    }

    private Path log() {
        return run.resolve("simulation.log");
    }
}
