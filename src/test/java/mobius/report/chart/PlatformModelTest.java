package mobius.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mobius.report.Runs;
import mobius.report.text.RunReport;
import mobius.telemetry.Sample;
import mobius.telemetry.Telemetry;
import mobius.verdict.LeakableMetrics;
import mobius.verdict.leak.GrowthLine;
import mobius.verdict.leak.Trend;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlatformModelTest {

    @Test
    void severalSourcesAreSeveralLines() {
        assertThat(lines(Runs.passed(), "platform-memory"))
                .extracting(Chart.Line::name)
                .containsExactly("platform-1, resident", "platform-2, resident");
    }

    @Test
    void countersAreShownAsRates() {
        assertThat(values(lines(Runs.passed(), "platform-requests").get(0))).containsOnly(20.0);
        assertThat(values(lines(Runs.passed(), "platform-lag").get(0))).containsOnly(0.2);
        assertThat(values(lines(Runs.passed(), "platform-cache").get(0))).containsOnly(0.9);
        assertThat(values(lines(Runs.passed(), "platform-cpu").get(1))).containsOnly(0.6);
    }

    @Test
    void aGapIsAGap() {
        Chart.Line node = lines(Runs.passed(), "platform-cpu").get(0);
        assertThat(node.name()).isEqualTo("node-1, all cores");
        assertThat(node.points().stream().map(point -> point.get(1)).filter(Objects::isNull))
                .hasSize(1);
        assertThat(values(node)).contains(0.4);
    }

    @Test
    void aLongerIntervalOfScrapesHasRatesToo() {
        RunReport run = told(
                second -> second % 10 > 0 ? List.of() : List.of(new Told("http_requests_total", "", 20.0 * second)));
        assertThat(values(lines(run, "platform-requests").get(0))).hasSize(5).containsOnly(20.0);
    }

    @Test
    void workersThatAnswerInTurnHaveNoRates() {
        RunReport run = told(second -> List.of(
                new Told("process_start_time_seconds", "", second % 2 * 100),
                new Told("http_requests_total", "", second % 2 * 1_000 + second)));
        assertThat(lines(run, "platform-requests")).isEmpty();
    }

    @Test
    void disksAndNetworkAreShownByTheSecondWithoutWhatIsCountedTwice() {
        RunReport run = told(second -> List.of(
                new Told("node_disk_read_bytes_total", "device=\"sda\"", 300.0 * second),
                new Told("node_disk_read_bytes_total", "device=\"sdb\"", 100.0 * second),
                new Told("node_disk_read_bytes_total", "device=\"dm-0\"", 300.0 * second),
                new Told("node_disk_io_time_seconds_total", "device=\"sda\"", 0.75 * second),
                new Told("node_disk_io_time_seconds_total", "device=\"sdb\"", 0.5 * second),
                new Told("node_network_transmit_bytes_total", "device=\"eth0\"", 50.0 * second),
                new Told("node_network_transmit_bytes_total", "device=\"lo\"", 900.0 * second),
                new Told("node_pressure_io_waiting_seconds_total", "", 0.25 * second)));
        assertThat(values(lines(run, "platform-disk").get(0))).containsOnly(400.0);
        assertThat(values(lines(run, "platform-disk-busy").get(0))).containsOnly(0.75);
        assertThat(lines(run, "platform-network")).extracting(Chart.Line::name).containsExactly("server, sent");
        assertThat(values(lines(run, "platform-network").get(0))).containsOnly(50.0);
        assertThat(values(lines(run, "platform-pressure").get(0))).containsOnly(0.25);
    }

    /** From second 30 on a tenth of the requests takes longer than the highest bound. */
    @Test
    void percentilesOfHistogramsAreThoseOfEachStepAndAtMostTheHighestBound() {
        RunReport run =
                told(second -> Stream.of("http_request_duration_highr_seconds_bucket", "event_loop_lag_seconds_bucket")
                        .flatMap(metric -> Stream.of(
                                new Told(metric, "le=\"0.1\"", 50.0 * second - 5 * Math.max(0, second - 30)),
                                new Told(metric, "le=\"0.2\"", 100.0 * second - 10 * Math.max(0, second - 30)),
                                new Told(metric, "le=\"+Inf\"", 100.0 * second)))
                        .toList());
        assertThat(values(lines(run, "platform-latency").get(0))).hasSize(59).containsOnly(190.0, 200.0);
        assertThat(values(lines(run, "platform-latency").get(0)).get(29)).isEqualTo(190);
        assertThat(values(lines(run, "platform-latency").get(0)).get(30)).isEqualTo(200);
        assertThat(lines(run, "platform-lag")).extracting(Chart.Line::name).containsExactly("server, p95");
    }

    @Test
    void theTrendOfALeakIsDrawnWithItsGrowth() {
        List<Chart.Line> lines = lines(Runs.failed(), "platform-memory");
        Chart.Line trend = lines.get(lines.size() - 1);
        assertThat(trend.stroke()).isEqualTo(Chart.Stroke.TREND);
        assertThat(trend.name()).isEqualTo("platform-1 leaks 3,323 MiB/h");
        assertThat(trend.points()).hasSize(2);
    }

    @Test
    void whateverMayLeakIsDrawnWithItsTrend() {
        assertThat(LeakableMetrics.all()).allSatisfy(metric -> {
            List<Chart.Line> lines = charts(leaking(metric)).stream()
                    .flatMap(chart -> chart.lines().stream())
                    .toList();
            assertThat(lines).hasSize(2).extracting(Chart.Line::stroke).contains(Chart.Stroke.TREND);
        });
    }

    @Test
    void ofARunOfADayALineHasAtMostTwoThousandPoints() {
        assertThat(lines(Runs.lasting(86_400), "platform-memory").get(0).points())
                .hasSizeLessThanOrEqualTo(2_001);
    }

    @Test
    void ofWhatWasNotToldThereIsNoLine() {
        assertThat(charts(Runs.unknown())).hasSize(13).noneMatch(Chart::hasData);
    }

    /** A run in which one source tells this metric alone, and leaks it; the memory of a machine takes two. */
    private static RunReport leaking(String metric) {
        RunReport run = told(second -> Stream.of(metric, "node_memory_MemAvailable_bytes")
                .map(name -> new Told(name, "", 100.0 + second))
                .toList());
        Trend trend = run.growth().get(0).trend();
        return with(run, run.telemetry(), List.of(new GrowthLine("server", metric, trend)));
    }

    private record Told(String metric, String labels, double value) {}

    /** A run of a minute in which one source tells something in each second. */
    private static RunReport told(IntFunction<List<Told>> inSecond) {
        List<Sample> samples = IntStream.range(0, 60)
                .boxed()
                .flatMap(second -> inSecond.apply(second).stream()
                        .map(told -> new Sample(
                                Runs.STARTED.toEpochMilli() + 1_000L * second,
                                "server",
                                told.metric(),
                                told.labels(),
                                told.value())))
                .toList();
        return with(
                Runs.failed(), Optional.of(Telemetry.of(samples)), Runs.failed().growth());
    }

    private static RunReport with(RunReport run, Optional<Telemetry> telemetry, List<GrowthLine> growth) {
        return new RunReport(
                run.tested(), run.verdict(), run.measurement(), run.budgets(), telemetry, growth, run.noted());
    }

    private static List<Chart.Line> lines(RunReport run, String chart) {
        return charts(run).stream()
                .filter(each -> each.id().equals(chart))
                .findFirst()
                .orElseThrow()
                .lines();
    }

    private static List<Chart> charts(RunReport run) {
        return PlatformModel.of(run, RunAxis.of(run));
    }

    private static List<@Nullable Double> values(Chart.Line line) {
        return line.points().stream()
                .map(point -> point.get(1))
                .filter(Objects::nonNull)
                .toList();
    }
}
