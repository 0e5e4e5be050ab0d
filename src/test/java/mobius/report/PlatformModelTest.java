package mobius.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mobius.telemetry.Sample;
import mobius.telemetry.Telemetry;
import mobius.verdict.GrowthLine;
import mobius.verdict.LeakableMetrics;
import mobius.verdict.leak.Trend;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlatformModelTest {

    @Test
    void severalSourcesAreSeveralLines() {
        assertThat(lines(Runs.passed(), "platform-memory"))
                .extracting(PageModel.Line::name)
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
        PageModel.Line node = lines(Runs.passed(), "platform-cpu").get(0);
        assertThat(node.name()).isEqualTo("node-1, all cores");
        assertThat(node.points().stream().map(point -> point.get(1)).filter(Objects::isNull))
                .hasSize(1);
        assertThat(values(node)).contains(0.4);
    }

    @Test
    void theTrendOfALeakIsDrawnWithItsGrowth() {
        List<PageModel.Line> lines = lines(Runs.failed(), "platform-memory");
        PageModel.Line trend = lines.get(lines.size() - 1);
        assertThat(trend.stroke()).isEqualTo(PageModel.Stroke.TREND);
        assertThat(trend.name()).isEqualTo("platform-1 leaks 3,323 MiB/h");
        assertThat(trend.points()).hasSize(2);
    }

    @Test
    void whateverMayLeakIsDrawnWithItsTrend() {
        assertThat(LeakableMetrics.all()).allSatisfy(metric -> {
            List<PageModel.Line> lines = PlatformModel.of(leaking(metric)).values().stream()
                    .flatMap(chart -> chart.lines().stream())
                    .toList();
            assertThat(lines).hasSize(2).extracting(PageModel.Line::stroke).contains(PageModel.Stroke.TREND);
        });
    }

    @Test
    void ofARunOfADayALineHasAtMostTwoThousandPoints() {
        assertThat(lines(Runs.lasting(86_400), "platform-memory").get(0).points())
                .hasSizeLessThanOrEqualTo(2_001);
    }

    @Test
    void ofWhatWasNotToldThereIsNoLine() {
        assertThat(PlatformModel.of(Runs.unknown()).values())
                .allMatch(chart -> chart.lines().isEmpty());
    }

    /** A run in which one source tells this metric alone, and leaks it; the memory of a machine takes two. */
    private static JudgedRun leaking(String metric) {
        JudgedRun run = Runs.failed();
        List<Sample> samples = IntStream.range(0, 60)
                .boxed()
                .flatMap(second -> Stream.of(metric, "node_memory_MemAvailable_bytes")
                        .map(name -> new Sample(
                                Runs.STARTED.toEpochMilli() + 1_000L * second, "server", name, "", 100.0 + second)))
                .toList();
        Trend trend = run.growth().get(0).trend();
        return new JudgedRun(
                run.tested(),
                run.verdict(),
                run.measurement(),
                run.budgets(),
                Optional.of(Telemetry.of(samples)),
                List.of(new GrowthLine("server", metric, trend)));
    }

    private static List<PageModel.Line> lines(JudgedRun run, String chart) {
        return Objects.requireNonNull(PlatformModel.of(run).get(chart)).lines();
    }

    private static List<@Nullable Double> values(PageModel.Line line) {
        return line.points().stream()
                .map(point -> point.get(1))
                .filter(Objects::nonNull)
                .toList();
    }
}
