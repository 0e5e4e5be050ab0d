package mobius.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import mobius.config.SettingsReader;
import mobius.config.hocon.Secrets;
import mobius.contract.Contract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LatencyReaderTest {

    private static final TimeRange DAY = TimeRange.upTo(Instant.parse("2026-01-10T12:00:00Z"), Duration.ofDays(1));
    private static final Routes ROUTES = new Routes(
            Contract.load(), "/api/v1", SettingsReader.read(Map.of(), Map.of()).budgets());

    private final FakePrometheus server;

    LatencyReaderTest() throws IOException {
        server = new FakePrometheus();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void eachRouteHasABucketAroundItsPercentiles() {
        server.answer(parameters -> FakePrometheus.success(
                parameters.getOrDefault("query", "").contains("highr")
                        ? ""
                        : bucket("/api/v1/projects", "0.1", "60") + "," + bucket("/api/v1/projects", "0.5", "100") + ","
                                + bucket("/api/v1/projects", "+Inf", "100") + "," + bucket("/health", "+Inf", "9")));
        ServedLatencies latencies = latencies();
        assertThat(latencies.routes()).containsOnlyKeys("GET /projects");
        assertThat(latencies.all()).isEqualTo(latencies.routes().get("GET /projects"));
        assertThat(latencies.all().percentile(50).orElseThrow().value()).isCloseTo(0.1 * 50 / 60, within(1e-9));
        assertThat(latencies.all().percentile(50).orElseThrow().upper()).isEqualTo(0.1);
        assertThat(latencies.all().percentile(80).orElseThrow().lower()).isEqualTo(0.1);
        assertThat(latencies.all().percentile(80).orElseThrow().upper()).isEqualTo(0.5);
    }

    @Test
    void theFineHistogramTellsOfAllUnlessProbesAreManyOfIt() {
        serveWithFine("105");
        assertThat(latencies().all().counts()).containsOnlyKeys(0.025, Double.POSITIVE_INFINITY);
        serveWithFine("150");
        assertThat(latencies().all().counts()).containsOnlyKeys(0.1, Double.POSITIVE_INFINITY);
    }

    private void serveWithFine(String all) {
        server.answer(parameters -> FakePrometheus.success(
                parameters.getOrDefault("query", "").contains("highr")
                        ? "{\"metric\":{\"le\":\"0.025\"},\"value\":[1,\"90\"]},{\"metric\":{\"le\":\"+Inf\"},\"value\":[1,\""
                                + all + "\"]}"
                        : bucket("/api/v1/projects", "0.1", "100") + "," + bucket("/api/v1/projects", "+Inf", "100")));
    }

    @Test
    void aRouteOutsideThePrefixIsNotTheEndpointThatIsCalledTheSame() {
        server.answer(parameters -> FakePrometheus.success(
                parameters.getOrDefault("query", "").contains("highr")
                        ? ""
                        : bucket("/api/v1/projects", "+Inf", "30") + "," + bucket("/projects", "+Inf", "10")));
        assertThat(latencies().routes())
                .hasEntrySatisfying(
                        "GET /projects", all -> assertThat(all.total()).isEqualTo(30))
                .hasEntrySatisfying(
                        "GET /projects (not under /api/v1)",
                        all -> assertThat(all.total()).isEqualTo(10));
    }

    @Test
    void withoutHistogramsNothingIsKnown() {
        ServedLatencies latencies = latencies();
        assertThat(latencies.routes()).isEmpty();
        assertThat(latencies.all().percentile(50)).isEmpty();
    }

    @Test
    void aBoundThatIsNoNumberIsTold() {
        server.answer(200, FakePrometheus.success(bucket("/api/v1/projects", "fast", "1")));
        assertThatThrownBy(this::latencies)
                .isInstanceOf(ProductionException.class)
                .hasMessage("A histogram has a bucket up to \"fast\", which is not a number");
    }

    private ServedLatencies latencies() {
        Prometheus prometheus = Prometheus.at(PrometheusUrl.parse(server.url()), Secrets.none());
        return new LatencyReader(prometheus, ROUTES, new Selector("")).latencies(DAY);
    }

    private static String bucket(String handler, String bound, String count) {
        return "{\"metric\":{\"handler\":\"%s\",\"method\":\"GET\",\"le\":\"%s\"},\"value\":[1,\"%s\"]}"
                .formatted(handler, bound, count);
    }
}
