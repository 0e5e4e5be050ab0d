package mobius.production;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mobius.telemetry.Recorder;
import mobius.telemetry.Series;
import mobius.telemetry.Telemetry;
import mobius.telemetry.scrape.ScrapeMetrics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrometheusTelemetryTest {

    private static final Instant NOON = Instant.parse("2026-01-10T12:00:00Z");
    private static final int STEP_SECONDS = 5;
    private static final int LAST = 12;
    private static final String ONE = "job=\"mobius\",instance=\"10.0.0.1:8000\"";
    private static final String TWO = "job=\"mobius\",instance=\"10.0.0.2:8000\"";

    private final FakePrometheus server = new FakePrometheus();
    private final Map<String, IntToDoubleFunction> series = new LinkedHashMap<>();
    private final Path file;
    private Duration ahead = Duration.ZERO;
    private String warnings = "";

    PrometheusTelemetryTest(@TempDir Path folder) throws IOException {
        file = folder.resolve("telemetry.csv");
        server.answer(this::answer);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void eachInstanceIsASourceWithTheLabelsThatAreItsOwn() throws IOException {
        up(ONE, 1);
        up(TWO, 1);
        serve("process_cpu_seconds_total{" + ONE + "}", second -> second);
        serve("process_cpu_seconds_total{" + TWO + "}", second -> 2.0 * second);
        serve("http_requests_total{handler=\"/a\",method=\"GET\",status=\"2xx\"," + ONE + "}", second -> 10 * second);
        serve("http_requests_total{handler=\"/b\",method=\"GET\",status=\"2xx\"," + ONE + "}", second -> second);
        Telemetry read = read();
        assertThat(values(read, "10.0.0.1:8000", "process_cpu_seconds_total")).startsWith(0.0, 5.0, 10.0);
        assertThat(values(read, "10.0.0.2:8000", "process_cpu_seconds_total")).startsWith(0.0, 10.0, 20.0);
        Series requests = read.of("10.0.0.1:8000", "http_requests_total").get(0);
        assertThat(requests.labels()).isEqualTo("status=\"2xx\"");
        assertThat(requests.points().get(1))
                .isEqualTo(new Series.Point(NOON.plusSeconds(STEP_SECONDS).toEpochMilli(), 55));
    }

    @Test
    void theStepIsTheScrapeInterval() throws IOException {
        up(ONE, 1);
        serve("process_cpu_seconds_total{" + ONE + "}", second -> second);
        read();
        assertThat(ranges()).extracting(asked -> asked.get("step")).containsOnly("5s");
        assertThat(ranges().get(0).get("query"))
                .isEqualTo("{__name__=~\"up|process_cpu_seconds_total\",job=~\"mobius.*\"}");
    }

    /** So that neither Prometheus' limit of points is met nor an answer is larger than one wants to hold. */
    @Test
    void aLongRunIsReadInParts() throws IOException {
        up(ONE, 1);
        for (int i = 0; i < 300; i++) {
            serve("db_pool_gauge_" + i + "{" + ONE + "}", second -> 1);
        }
        try (Recorder recorder = new Recorder(file)) {
            prometheus("mobius").record(NOON, NOON.plusSeconds(3_400), recorder);
        }
        assertThat(ranges()).hasSize(3);
        for (int i = 1; i < ranges().size(); i++) {
            assertThat(Long.parseLong(ranges().get(i).get("start")))
                    .isEqualTo(Long.parseLong(ranges().get(i - 1).get("end")) + STEP_SECONDS);
        }
    }

    @Test
    void anExporterIsRecognisedAndItsOwnProcessIsNotThePlatforms() throws IOException {
        String redis = "job=\"mobius-redis\",instance=\"10.0.0.3:9121\"";
        up(redis, 1);
        serve("redis_connected_clients{" + redis + "}", second -> 7);
        serve("process_cpu_seconds_total{" + redis + "}", second -> second);
        Telemetry read = read();
        assertThat(values(read, "10.0.0.3:9121", "redis_connected_clients")).contains(7.0);
        assertThat(read.of("10.0.0.3:9121", "process_cpu_seconds_total")).isEmpty();
    }

    @Test
    void theLimitOfAContainerIsThatOfTheProcessInIt() throws IOException {
        String pod = "job=\"mobius\",instance=\"10.1.0.4:8000\",namespace=\"mobius\",pod=\"api-1\",container=\"api\"";
        String kubelet = "job=\"mobius-kubelet\",instance=\"node-1:10250\"";
        String inside = kubelet + ",namespace=\"mobius\",pod=\"api-1\",container=\"api\"";
        up(pod, 1);
        up(kubelet, 1);
        serve("process_cpu_seconds_total{" + pod + "}", second -> second);
        serve("container_cpu_usage_seconds_total{" + inside + "}", second -> 1.1 * second);
        serve("container_spec_cpu_quota{" + inside + "}", second -> 200_000);
        serve("container_spec_cpu_period{" + inside + "}", second -> 100_000);
        Telemetry read = read();
        assertThat(values(read, "api-1/api", "process_cpu_cores")).contains(2.0);
        assertThat(values(read, "api-1/api", "process_cpu_seconds_total")).startsWith(0.0, 5.0);
        assertThat(values(read, "api-1/api", "container_cpu_seconds_total")).startsWith(0.0, 5.5);
    }

    /** The Python client in multiprocess mode tells nothing of its processes. */
    @Test
    void aContainerStandsForAPlatformThatTellsNothingOfItsProcesses() throws IOException {
        String pod = "job=\"mobius\",instance=\"10.1.0.4:8000\",namespace=\"mobius\",pod=\"api-1\",container=\"api\"";
        String kubelet = "job=\"mobius-kubelet\",instance=\"node-1:10250\"";
        up(pod, 1);
        up(kubelet, 1);
        serve("http_requests_total{status=\"2xx\"," + pod + "}", second -> second);
        serve("container_cpu_usage_seconds_total{" + kubelet + ",pod=\"api-1\",container=\"api\"}", second -> second);
        serve("container_cpu_usage_seconds_total{" + kubelet + ",pod=\"db-0\",container=\"db\"}", second -> second);
        Telemetry read = read();
        assertThat(values(read, "api-1/api", "process_cpu_seconds_total")).startsWith(0.0, 5.0);
        assertThat(read.of("db-0/db", "process_cpu_seconds_total")).isEmpty();
        assertThat(values(read, "db-0/db", "container_cpu_seconds_total")).startsWith(0.0, 5.0);
    }

    @Test
    void aTargetThatIsNotReachedOrTellsNothingIsNamed() throws IOException {
        up(ONE, 0);
        up(TWO, 1);
        serve("process_cpu_seconds_total{" + ONE + "}", second -> second);
        assertThat(reasons(read(), "10.0.0.1:8000")).containsOnly("reason=\"was not reached by Prometheus (up = 0)\"");
        assertThat(reasons(read(), "10.0.0.2:8000"))
                .containsExactly("reason=\"has none of the metrics that any rule reads\"");
    }

    @Test
    void scrapesOfPrometheusCountAsScrapes() throws IOException {
        up(ONE, 1);
        serve("scrape_duration_seconds{" + ONE + "}", second -> 0.02);
        serve("process_cpu_seconds_total{" + ONE + "}", second -> second);
        assertThat(values(read(), "10.0.0.1:8000", ScrapeMetrics.DURATION))
                .hasSize(LAST + 1)
                .containsOnly(20.0);
    }

    @Test
    void namesThatNobodyReadsAreCounted() throws IOException {
        up(ONE, 1);
        serve("process_cpu_seconds_total{" + ONE + "}", second -> second);
        serve("documents_processed_total{" + ONE + "}", second -> second);
        assertThat(values(read(), PrometheusTelemetry.SOURCE, ScrapeMetrics.UNKNOWN))
                .containsExactly(1.0);
    }

    @Test
    void aSelectorThatPicksNothingIsToldWithItsRemedy() throws IOException {
        assertThat(failure())
                .isEqualTo("reason=\"has no series for {job=~\\\"mobius.*\\\"} from 2026-01-10T12:00:00Z to"
                        + " 2026-01-10T12:01:00Z; check mobius.telemetry.prometheus.selector, and whether it scrapes the"
                        + " platform\"");
    }

    @Test
    void clocksThatAreApartAreToldAndNothingIsRecorded() throws IOException {
        up(ONE, 1);
        serve("process_cpu_seconds_total{" + ONE + "}", second -> second);
        ahead = Duration.ofSeconds(-90);
        assertThat(failure())
                .isEqualTo("reason=\"has a clock that is 90.0 s behind that of this machine, so its figures are not of"
                        + " the moments of the run; synchronise both with the same time server\"");
        assertThat(read().of("10.0.0.1:8000", "process_cpu_seconds_total")).isEmpty();
    }

    @Test
    void whoIsNotLetInIsToldOfTheToken() throws IOException {
        server.answer(401, "Unauthorized");
        assertThat(failure())
                .startsWith("reason=\"answers with status 401 (Unauthorized); export MOBIUS_PROMETHEUS_TOKEN=");
    }

    @Test
    void aQuestionThatIsTooLargeIsToldOfTheLimits() throws IOException {
        up(ONE, 1);
        serve("process_cpu_seconds_total{" + ONE + "}", second -> second);
        server.answer(asked -> asked.containsKey("step")
                ? "{\"status\":\"error\",\"errorType\":\"execution\",\"error\":\"too many samples\"}"
                : answer(asked));
        assertThat(failure())
                .isEqualTo("reason=\"refuses (status 200, execution): too many samples; check"
                        + " mobius.telemetry.prometheus.selector, and the limits of Prometheus (--query.max-samples,"
                        + " --query.timeout)\"");
    }

    @Test
    void aPartOfTheDataIsToldAsOne() throws IOException {
        up(ONE, 1);
        serve("process_cpu_seconds_total{" + ONE + "}", second -> second);
        warnings = ",\"warnings\":[\"store 10.0.0.9 did not answer\"]";
        assertThat(read().of(PrometheusTelemetry.SOURCE, ScrapeMetrics.WARNED))
                .extracting(Series::labels)
                .containsExactly("reason=\"store 10.0.0.9 did not answer\"");
    }

    private void up(String target, double value) {
        serve("up{" + target + "}", second -> value);
    }

    /** A series by the seconds since noon. */
    private void serve(String name, IntToDoubleFunction values) {
        series.put(name, values);
    }

    private Telemetry read() throws IOException {
        try (Recorder recorder = new Recorder(file)) {
            prometheus("mobius.*").record(NOON, NOON.plusSeconds(LAST * STEP_SECONDS), recorder);
        }
        return Telemetry.read(file);
    }

    private PrometheusTelemetry prometheus(String job) {
        return new PrometheusTelemetry(
                new Prometheus(PrometheusUrl.parse(server.url()), Optional.empty(), Duration.ofSeconds(30), 32 << 20),
                new Selector("job=~\"" + job + "\""),
                Clock.fixed(NOON, ZoneOffset.UTC));
    }

    private String failure() throws IOException {
        List<String> reasons = reasons(read(), PrometheusTelemetry.SOURCE);
        assertThat(reasons).hasSize(1);
        return reasons.get(0);
    }

    private static List<String> reasons(Telemetry read, String source) {
        return read.of(source, ScrapeMetrics.FAILED).stream()
                .map(Series::labels)
                .toList();
    }

    private static List<Double> values(Telemetry read, String source, String metric) {
        return read.of(source, metric).stream()
                .flatMap(one -> one.points().stream())
                .map(Series.Point::value)
                .toList();
    }

    private List<Map<String, String>> ranges() {
        return server.asked().stream()
                .filter(asked -> asked.containsKey("step"))
                .toList();
    }

    private String answer(Map<String, String> asked) {
        String query = asked.getOrDefault("query", "");
        if (query.equals("vector(time())")) {
            Instant now = NOON.plus(ahead);
            return success("{\"metric\":{},\"value\":" + FakePrometheus.point(now, String.valueOf(now.getEpochSecond()))
                    + "}");
        }
        if (query.startsWith("count by (__name__)")) {
            return success(series.keySet().stream()
                    .collect(Collectors.groupingBy(
                            PrometheusTelemetryTest::name, LinkedHashMap::new, Collectors.counting()))
                    .entrySet()
                    .stream()
                    .map(count -> "{\"metric\":{\"__name__\":\"" + count.getKey() + "\"},\"value\":[1,\""
                            + count.getValue() + "\"]}")
                    .collect(Collectors.joining(",")));
        }
        boolean isRange = asked.containsKey("step");
        long start = isRange ? Long.parseLong(asked.getOrDefault("start", "0")) : NOON.getEpochSecond();
        long end = isRange ? Long.parseLong(asked.getOrDefault("end", "0")) : start + 60;
        return success(series.entrySet().stream()
                .filter(one -> isRange || query.startsWith(name(one.getKey()) + "{"))
                .map(one -> matrix(one.getKey(), one.getValue(), start, end))
                .collect(Collectors.joining(",")));
    }

    private String success(String result) {
        String answer = FakePrometheus.success(result);
        return answer.substring(0, answer.length() - 1) + warnings + "}";
    }

    private static String name(String series) {
        return series.substring(0, series.indexOf('{'));
    }

    /** {@code name{a="b"}} as Prometheus answers it. */
    private static String matrix(String series, IntToDoubleFunction values, long start, long end) {
        List<String> labels = new ArrayList<>(List.of("\"__name__\":\"" + name(series) + "\""));
        for (String label :
                series.substring(series.indexOf('{') + 1, series.length() - 1).split(",", -1)) {
            labels.add("\"" + label.replaceFirst("=", "\":"));
        }
        String points = IntStream.rangeClosed(0, (int) ((end - start) / STEP_SECONDS))
                .mapToObj(i -> Instant.ofEpochSecond(start + (long) i * STEP_SECONDS))
                .map(time -> point(time, (int) (time.getEpochSecond() - NOON.getEpochSecond()), values))
                .collect(Collectors.joining(","));
        return "{\"metric\":{%s},\"values\":[%s]}".formatted(String.join(",", labels), points);
    }

    private static String point(Instant time, int second, IntToDoubleFunction values) {
        return FakePrometheus.point(time, String.format(Locale.ROOT, "%s", values.applyAsDouble(second)));
    }
}
