package mobius.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mobius.config.SettingsReader;
import mobius.config.hocon.Secrets;
import mobius.contract.Contract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrafficReaderTest {

    private static final Instant END = Instant.parse("2026-01-10T12:00:00Z");
    private static final Routes ROUTES = new Routes(
            Contract.load(), "/api/v1", SettingsReader.read(Map.of(), Map.of()).budgets());
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final FakePrometheus server;

    TrafficReaderTest() throws IOException {
        server = new FakePrometheus();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void requestsAreThoseOfUsersByTheNamesOfTheSuite() {
        server.serve(Map.of(
                "GET /api/v1/contexts/{context_id}", 30.0,
                "POST /api/v1/billing", 10.0,
                "GET /health", 500.0,
                "GET /api/v1/health", 500.0,
                "GET /metrics", 500.0,
                "GET /readyz", 500.0,
                "OPTIONS /api/v1/contexts", 500.0,
                "GET none", 500.0));
        Traffic traffic = reader("").traffic(TimeRange.upTo(END, Duration.ofDays(1)));
        assertThat(traffic.routes()).containsOnlyKeys("GET /contexts/{id}", "POST /api/v1/billing");
        assertThat(traffic.total()).isEqualTo(40);
        assertThat(traffic.share("GET /contexts/{id}")).isEqualTo(0.75);
        assertThat(traffic.unknown()).containsExactly("POST /api/v1/billing");
        assertThat(server.asked().get(0))
                .containsEntry("query", "sum by (handler, method, status) (increase(http_requests_total[86400s]))");
    }

    @Test
    void requestsWithoutARouteAreCountedByTheirStatus() {
        server.answer(
                200,
                FakePrometheus.success(
                        counted("2xx", 60) + "," + counted("2xx", 30).replace("/api/v1/projects", "none")
                                + "," + counted("307", 5).replace("/api/v1/projects", "none")
                                + "," + counted("4xx", 5).replace("\"handler\":\"/api/v1/projects\",", "")
                                + ","
                                + counted("2xx", 900)
                                        .replace("/api/v1/projects", "none")
                                        .replace("GET", "OPTIONS")));
        Traffic traffic = reader("").traffic(TimeRange.upTo(END, Duration.ofDays(1)));
        assertThat(traffic.total()).isEqualTo(60);
        assertThat(traffic.withoutRoute()).containsOnly(entry("2xx", 30.0), entry("3xx", 5.0), entry("4xx", 5.0));
        assertThat(traffic.servedWithoutRoute()).isCloseTo(30.0 / 90, within(1e-9));
        assertThat(traffic.leftOut())
                .hasValueSatisfying(sentence -> assertThat(sentence)
                        .startsWith("40.0 % of all requests are left out, because they were counted without a route")
                        .contains(
                                "as a share of the served requests, this is 33.3 %",
                                "root_path", "mounted applications"));
    }

    @Test
    void requestsOfWhichNoneHasARouteAreNotNoRequests() {
        server.serve(Map.of("GET none", 57_600.0, "GET /health", 10.0));
        assertThatThrownBy(() -> reader("").traffic(TimeRange.upTo(END, Duration.ofHours(1))))
                .isInstanceOf(ProductionException.class)
                .hasMessage("Prometheus at " + server.url() + " has 57,600 requests in http_requests_total from"
                        + " 2026-01-10T11:00:00Z to 2026-01-10T12:00:00Z, and none of them has a route of users"
                        + " (handler=\"none\", or no such label). The instrumentator does not find routes behind a root_path"
                        + " and in mounted applications: instrument those applications themselves.");
    }

    @Test
    void aPathWithASlashAtItsEndIsTheSameEndpoint() {
        server.serve(Map.of(
                "GET /api/v1/projects/",
                30.0,
                "GET /api/v1/projects",
                10.0,
                "GET /health/",
                5.0,
                "GET /metrics/",
                5.0));
        Traffic traffic = reader("").traffic(TimeRange.upTo(END, Duration.ofDays(1)));
        assertThat(traffic.known()).containsOnly(entry("GET /projects", 40.0));
        assertThat(traffic.unknown()).isEmpty();
    }

    /** Endpoints are called by their paths without the prefix. */
    @Test
    void aRouteOutsideThePrefixIsNotTheEndpointThatIsCalledTheSame() {
        server.serve(Map.of("GET /api/v1/contexts", 30.0, "GET /contexts", 10.0));
        Traffic traffic = reader("").traffic(TimeRange.upTo(END, Duration.ofDays(1)));
        assertThat(traffic.share("GET /contexts")).isEqualTo(0.75);
        assertThat(traffic.share("GET /contexts (not under /api/v1)")).isEqualTo(0.25);
        assertThat(traffic.unknown()).containsExactly("GET /contexts (not under /api/v1)");
    }

    @Test
    void whatIsNotAnsweredAsAskedIsCountedWhetherStatusesAreGroupedOrNot() {
        server.answer(
                200, FakePrometheus.success(counted("2xx", 70) + "," + counted("404", 20) + "," + counted("5xx", 10)));
        Traffic traffic = reader("").traffic(TimeRange.upTo(END, Duration.ofDays(1)));
        assertThat(traffic.failedShare()).isCloseTo(0.3, within(1e-9));
    }

    private static String counted(String status, int count) {
        return String.format(
                Locale.ROOT,
                "{\"metric\":{\"handler\":\"/api/v1/projects\",\"method\":\"GET\",\"status\":\"%s\"},\"value\":[1,\"%d\"]}",
                status,
                count);
    }

    @Test
    void aSelectorChoosesThePlatform() {
        server.serve(Map.of("GET /api/v1/projects", 1.0));
        reader("job=\"mobius\", env=~\"a|b\"").traffic(TimeRange.upTo(END, Duration.ofHours(1)));
        assertThat(server.asked().get(0).get("query"))
                .contains("http_requests_total{job=\"mobius\", env=~\"a|b\"}[3600s]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"job=mobius", "job=\"a\"}[5m]) or vector(1", "{job=\"a\"}", "job=\"a\" env=\"b\"", "="})
    void whatIsNoListOfMatchersIsRefused(String selector) {
        assertThatThrownBy(() -> new Selector(selector))
                .isInstanceOf(ProductionException.class)
                .hasMessage(
                        "--selector " + selector + " is not a list of label matchers; write it like job=\"mobius\"");
    }

    @Test
    void anEmptyRangeIsTold() {
        server.answer(200, FakePrometheus.success(""));
        assertThatThrownBy(() -> reader("").traffic(TimeRange.upTo(END, Duration.ofHours(1))))
                .isInstanceOf(ProductionException.class)
                .hasMessage("Prometheus at " + server.url() + " has no requests of users in http_requests_total from"
                        + " 2026-01-10T11:00:00Z to 2026-01-10T12:00:00Z; check the range, --selector, and whether it"
                        + " scrapes the platform");
    }

    @Test
    void aRangeOfProbesAloneIsEmpty() {
        server.serve(Map.of("GET /health", 500.0));
        assertThatThrownBy(() -> reader("").traffic(TimeRange.upTo(END, Duration.ofHours(1))))
                .isInstanceOf(ProductionException.class)
                .hasMessageContaining("has no requests of users");
    }

    @Test
    void countsThatAreNotNumbersAreNoRequests() {
        server.answer(200, FakePrometheus.success(counted("2xx", 1).replace("\"1\"]", "\"NaN\"]")));
        assertThatThrownBy(() -> reader("").traffic(TimeRange.upTo(END, Duration.ofHours(1))))
                .isInstanceOf(ProductionException.class);
    }

    @Test
    void aLongRangeIsAskedForInPiecesAndWithoutOverlap() {
        server.serve(Map.of("GET /api/v1/projects", 2_000.0, "GET /api/v1/contexts", 1_000.0, "GET /health", 9.0));
        Rates rates = reader("").rates(TimeRange.upTo(END, Duration.ofDays(7)), WINDOW);
        assertThat(rates.windows()).isEqualTo(2_016);
        assertThat(rates.perSecond()).hasSize(2_016);
        assertThat(rates.perSecond().values()).allMatch(rate -> rate == 3.0);
        assertThat(rates.gaps()).isZero();
        assertThat(server.asked()).hasSize(5);
    }

    @Test
    void theStartOfARangeThatWindowsDoNotFillIsSearchedToo() {
        Instant firstEnd = END.minus(Duration.ofMinutes(20));
        server.answer(parameters -> FakePrometheus.success(
                Long.parseLong(parameters.getOrDefault("end", "0")) == firstEnd.getEpochSecond()
                        ? rate("/api/v1/projects", firstEnd)
                        : rate("/health", END)));
        Rates rates = reader("").rates(TimeRange.upTo(END, Duration.ofHours(1)), Duration.ofMinutes(40));
        assertThat(rates.perSecond()).containsOnly(entry(firstEnd, 2.0), entry(END, 0.0));
        assertThat(rates.windows()).isEqualTo(2);
        assertThat(server.asked())
                .allMatch(asked -> asked.getOrDefault("query", "").contains("[2400s]")
                        && Objects.equals(asked.get("start"), asked.get("end")));
    }

    @Test
    void gapsAreToldAsAShareOfTheRange() {
        server.answer(
                200,
                FakePrometheus.success("{\"metric\":{\"handler\":\"/api/v1/projects\",\"method\":\"GET\"},\"values\":["
                        + FakePrometheus.point(END, "5") + ","
                        + FakePrometheus.point(END.minusSeconds(300), "NaN") + ","
                        + FakePrometheus.point(END.minusSeconds(900), "3") + "]}"));
        Rates rates = reader("").rates(TimeRange.upTo(END, Duration.ofHours(1)), WINDOW);
        assertThat(rates.gaps()).isCloseTo(10.0 / 12, within(1e-9));
        assertThat(rates.peak()).isEqualTo(5);
        assertThat(rates.percentile(50)).isEqualTo(3);
    }

    /** After a restart at night there are series of probes long before the first user comes. */
    @Test
    void aWindowOfProbesAloneHasNoUsersAndIsNoGap() {
        server.answer(
                200,
                FakePrometheus.success(rate("/health", END, END.minusSeconds(300), END.minusSeconds(600)) + ","
                        + rate("/api/v1/projects", END)));
        Rates rates = reader("").rates(TimeRange.upTo(END, Duration.ofMinutes(15)), WINDOW);
        assertThat(rates.perSecond())
                .containsOnly(entry(END, 2.0), entry(END.minusSeconds(300), 0.0), entry(END.minusSeconds(600), 0.0));
        assertThat(rates.gaps()).isZero();
    }

    private static String rate(String handler, Instant... ends) {
        return "{\"metric\":{\"handler\":\"%s\",\"method\":\"GET\"},\"values\":[%s]}"
                .formatted(
                        handler,
                        Stream.of(ends)
                                .map(end -> FakePrometheus.point(end, "2"))
                                .collect(Collectors.joining(",")));
    }

    @Test
    void aPeakOfNothingIsTold() {
        server.serve(Map.of("GET /api/v1/projects", 0.0, "GET /health", 1_000.0));
        assertThatThrownBy(() -> reader("").rates(TimeRange.upTo(END, Duration.ofMinutes(7)), WINDOW))
                .isInstanceOf(ProductionException.class)
                .hasMessage("Prometheus at " + server.url() + " has no requests of users in any window of 300 s from"
                        + " 2026-01-10T11:53:00Z to 2026-01-10T12:00:00Z, so there is no peak; use a --range with more"
                        + " requests, or a longer --window");
    }

    @Test
    void noRateAtAllIsTold() {
        server.answer(200, FakePrometheus.success(""));
        assertThatThrownBy(() -> reader("").rates(TimeRange.upTo(END, Duration.ofHours(1)), Duration.ofSeconds(10)))
                .isInstanceOf(ProductionException.class)
                .hasMessageEndingWith("make --window at least four times its scrape interval");
    }

    private TrafficReader reader(String selector) {
        return new TrafficReader(
                Prometheus.at(PrometheusUrl.parse(server.url()), Secrets.none()), ROUTES, new Selector(selector));
    }
}
