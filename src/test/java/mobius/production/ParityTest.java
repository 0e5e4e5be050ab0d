package mobius.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import mobius.config.SettingsReader;
import mobius.contract.Contract;
import mobius.measure.Failures;
import mobius.measure.LatencyHistogram;
import mobius.measure.Responses;
import mobius.measure.tally.Measurer;
import mobius.run.ExampleFolder;
import mobius.telemetry.BucketCounts;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParityTest {

    private static final String LIST = "GET /projects";
    private static final String SEARCH = "GET /contexts/search";
    private static final String READ = "GET /contexts/{id}";
    private static final String BILL = "POST /api/v1/billing";
    private static final Routes ROUTES = new Routes(
            Contract.load(), "/api/v1", SettingsReader.read(Map.of(), Map.of()).budgets());

    @Test
    void theSameIsAlike() {
        Parity parity = parity(Map.of(LIST, 6_000.0, SEARCH, 4_000.0), 100, Map.of(LIST, 600L, SEARCH, 400L), 20);
        assertThat(parity.distance()).isCloseTo(0, within(1e-9));
        assertThat(parity.differences()).isEmpty();
        assertThat(parity.notCompared()).isEmpty();
    }

    @Test
    void anotherMixIsToldEndpointByEndpointTheLargestFirst() {
        Map<String, Double> production = Map.of(LIST, 7_500.0, SEARCH, 1_500.0, READ, 1_000.0);
        assertThat(told(parity(production, 100, Map.of(LIST, 500L, SEARCH, 300L, READ, 200L), 20)))
                .contains("The mix differs: 25.0 % of the requests would have to go to other endpoints.")
                .containsSubsequence(
                        "GET /projects is 75.0 % of production and 50.0 % of the test.",
                        "GET /contexts/search is 15.0 % of production and 30.0 % of the test.",
                        "GET /contexts/{id} is 10.0 % of production and 20.0 % of the test.");
    }

    @Test
    void whatTheTestNeverAsksForIsTold() {
        assertThat(told(parity(Map.of(LIST, 9_800.0, BILL, 200.0), 100, Map.of(LIST, 1_000L), 20)))
                .containsExactly("POST /api/v1/billing is 2.0 % of production, but the test never requests it.");
        assertThat(told(parity(Map.of(LIST, 9_950.0, BILL, 50.0), 100, Map.of(LIST, 1_000L), 20)))
                .as("half a percent")
                .isEmpty();
    }

    @Test
    void whatNobodyAsksForInProductionIsTold() {
        assertThat(told(parity(Map.of(LIST, 10_000.0), 100, Map.of(LIST, 980L, SEARCH, 20L), 20)))
                .containsExactly("GET /contexts/search is 2.0 % of the test, but is never requested in production.");
    }

    @Test
    void anotherRateIsTold() {
        assertThat(told(parity(Map.of(LIST, 10_000.0), 300, Map.of(LIST, 1_000L), 20)))
                .containsExactly(
                        "1x of the test is 100.0 requests/s of users, 0.33 times the peak of production, 300.0 requests/s.");
        assertThat(told(parity(Map.of(LIST, 10_000.0), 120, Map.of(LIST, 1_000L), 20)))
                .isEmpty();
    }

    @Test
    void whatProductionRefusesIsTold() {
        Traffic traffic = new Traffic(
                MixTest.traffic(Map.of(LIST, 1.0)).range(),
                new TreeMap<>(Map.of(LIST, new Traffic.Route(true, Map.of("2xx", 95.0, "4xx", 4.0, "5xx", 1.0)))),
                Map.of());
        assertThat(told(new Parity(traffic, rates(100), served(Map.of(LIST, 1.0)), run(Map.of(LIST, 1_000L), 20))))
                .containsExactly("In production 5.0 % of the requests fail (4xx and 5xx), in the test 0.0 %.");
    }

    @Test
    void answersWhoseStatusNobodyTellsAreNotTakenForGoodOnes() {
        Traffic traffic = new Traffic(
                MixTest.traffic(Map.of(LIST, 1.0)).range(),
                new TreeMap<>(Map.of(LIST, new Traffic.Route(true, Map.of("2xx", 75.0, "not known", 25.0)))),
                Map.of());
        Parity parity = new Parity(traffic, rates(100), served(Map.of(LIST, 100.0)), run(Map.of(LIST, 1_000L), 20));
        assertThat(told(parity)).isEmpty();
        assertThat(parity.notCompared())
                .containsExactly("The failures were not compared: Prometheus has no status for 25.0 % of the requests;"
                        + " check the label status of http_requests_total.");
    }

    @Test
    void aMixOfWhichMuchHasNoRouteIsNotAlike() {
        Traffic known = MixTest.traffic(Map.of(LIST, 95.0));
        Traffic traffic = new Traffic(known.range(), known.routes(), Map.of("2xx", 5.0, "4xx", 40.0));
        Parity parity = new Parity(traffic, rates(100), served(Map.of(LIST, 100.0)), run(Map.of(LIST, 1_000L), 20));
        assertThat(parity.notCompared())
                .containsExactly(
                        "The mix of all requests was not compared: 5.0 % of the served requests have no route. The"
                                + " instrumentator does not find routes behind a root_path and in mounted applications:"
                                + " instrument those applications themselves.");
    }

    @Test
    void timesOfAPartOfTheRequestsAreNotTakenForThoseOfAll() {
        Parity parity = parity(Map.of(LIST, 40_000.0), 100, Map.of(LIST, 1_000L), 20);
        assertThat(told(parity)).isEmpty();
        assertThat(parity.notCompared())
                .containsExactly(
                        "The times are those of 25.0 % of production's requests:"
                                + " http_request_duration_seconds_bucket has no others; use a range over which it was always recorded.");
    }

    @Test
    void aLatencyIsUnlikeOnlyWhereItIsOutsideTheBucketOfProduction() {
        Map<String, Double> requests = Map.of(LIST, 10_000.0);
        assertThat(told(parity(requests, 100, Map.of(LIST, 1_000L), 99))).isEmpty();
        assertThat(told(parity(requests, 100, Map.of(LIST, 1_000L), 124)))
                .as("just beyond the bound")
                .isEmpty();
        assertThat(told(parity(requests, 100, Map.of(LIST, 1_000L), 400)))
                .contains("GET /projects: p50 is 400 ms in the test, and 0 to 100 ms in production.");
    }

    @Test
    void ofFewRequestsThePercentilesAreNotCompared() {
        Parity parity = parity(Map.of(LIST, 10_000.0, SEARCH, 5.0), 100, Map.of(LIST, 1_000L, SEARCH, 4L), 20);
        RunTraffic slow = new RunTraffic(
                new TreeMap<>(Map.of(LIST, responses(1_000, 20), SEARCH, responses(4, 900))), OptionalDouble.of(100));
        assertThat(told(new Parity(parity.traffic(), parity.rates(), parity.served(), slow)))
                .isEmpty();
    }

    @Test
    void aPercentileBeyondTheLastBoundIsAtLeastThatBound() {
        ServedLatencies slow = new ServedLatencies(Map.of(LIST, buckets(0, 10_000)), buckets(0, 10_000));
        Parity parity = parity(Map.of(LIST, 10_000.0), 100, Map.of(LIST, 1_000L), 20);
        assertThat(told(new Parity(parity.traffic(), parity.rates(), slow, parity.run())))
                .contains("GET /projects: p50 is 20 ms in the test, and more than 100 ms in production.");
    }

    @Test
    void timesOfWhichProductionHasNoHistogramsAreNeitherAlikeNorUnlike() {
        Parity parity = parity(Map.of(LIST, 10_000.0), 100, Map.of(LIST, 1_000L), 900);
        ServedLatencies none = new ServedLatencies(Map.of(), new BucketCounts(new TreeMap<>()));
        Parity timeless = new Parity(parity.traffic(), parity.rates(), none, parity.run());
        assertThat(told(timeless)).isEmpty();
        assertThat(timeless.notCompared())
                .containsExactly(
                        "The times were not compared: Prometheus has no data in http_request_duration_seconds_bucket"
                                + " for this range; check --selector, and whether the platform exposes it.");
    }

    @Test
    void theTimesOfABusyEndpointThatProductionDoesNotTellAreNotCompared() {
        Map<String, Double> requests = Map.of(LIST, 6_000.0, SEARCH, 4_000.0);
        Parity parity = parity(requests, 100, Map.of(LIST, 600L, SEARCH, 400L), 20);
        ServedLatencies ofOne = served(Map.of(LIST, 6_000.0));
        assertThat(new Parity(parity.traffic(), parity.rates(), ofOne, parity.run()).notCompared())
                .containsExactly("The times of GET /contexts/search were not compared: Prometheus has none of them in"
                        + " http_request_duration_seconds_bucket.");
    }

    @Test
    void ofAHandfulOfRequestsNoTimesAreCompared() {
        assertThat(parity(Map.of(LIST, 10_000.0), 100, Map.of(LIST, 9L), 20).notCompared())
                .containsExactly("The times were not compared: one side has too few requests for any percentile;"
                        + " use a longer range, or a longer run.");
        assertThat(parity(Map.of(LIST, 10_000.0), 100, Map.of(LIST, 10L), 20).notCompared())
                .isEmpty();
    }

    @Test
    void aRunWithoutAWindowAtUpTo1xHasNoRateToCompare() {
        Parity parity = parity(Map.of(LIST, 10_000.0), 300, Map.of(LIST, 1_000L), 20);
        RunTraffic beyond = new RunTraffic(parity.run().endpoints(), OptionalDouble.empty());
        Parity rateless = new Parity(parity.traffic(), parity.rates(), parity.served(), beyond);
        assertThat(told(rateless)).isEmpty();
        assertThat(rateless.notCompared())
                .containsExactly("The rate was not compared: the run has no measured window at up to 1x;"
                        + " use one that has, such as a run of LoadSimulation.");
    }

    @Test
    void aRunIsReadFromItsMeasuredWindows(@TempDir Path folder) throws Exception {
        ExampleFolder.healthy(folder);
        RunTraffic run = RunTraffic.of(Measurer.measure(folder.resolve("simulation.log")), ROUTES, Set.of());
        assertThat(run.endpoints()).containsOnlyKeys(LIST);
        assertThat(run.requestsPerSecond().orElseThrow()).isBetween(15.0, 25.0);
    }

    @Test
    void aRunWithoutRequestsOfUsersIsRefused(@TempDir Path folder) throws Exception {
        ExampleFolder.writeLog(folder.resolve("simulation.log"), "GET /health", 5);
        assertThatThrownBy(() -> RunTraffic.of(Measurer.measure(folder.resolve("simulation.log")), ROUTES, Set.of()))
                .isInstanceOf(ProductionException.class)
                .hasMessageContaining("sent no request to any endpoint");
    }

    @Test
    void figuresAreNoRequests(@TempDir Path folder) throws Exception {
        ExampleFolder.writeLog(folder.resolve("simulation.log"), "POST /llm/stream (first chunk)", 5);
        assertThatThrownBy(() -> RunTraffic.of(
                        Measurer.measure(folder.resolve("simulation.log")),
                        ROUTES,
                        Set.of("POST /llm/stream (first chunk)")))
                .isInstanceOf(ProductionException.class);
    }

    private static List<String> told(Parity parity) {
        return parity.differences().stream().map(Parity.Difference::text).toList();
    }

    private static Parity parity(Map<String, Double> production, double peak, Map<String, Long> test, int millis) {
        return new Parity(MixTest.traffic(production), rates(peak), served(production), run(test, millis));
    }

    private static Rates rates(double peak) {
        return new Rates(Duration.ofMinutes(5), 1, new TreeMap<>(Map.of(Instant.EPOCH, peak)));
    }

    private static ServedLatencies served(Map<String, Double> production) {
        Map<String, BucketCounts> routes = new TreeMap<>();
        production.forEach((route, count) -> routes.put(route, buckets(count, count)));
        return new ServedLatencies(routes, buckets(10_000, 10_000));
    }

    private static BucketCounts buckets(double fast, double all) {
        return new BucketCounts(new TreeMap<>(Map.of(0.1, fast, Double.POSITIVE_INFINITY, all)));
    }

    private static RunTraffic run(Map<String, Long> requests, int millis) {
        TreeMap<String, Responses> endpoints = new TreeMap<>();
        requests.forEach((endpoint, count) -> endpoints.put(endpoint, responses(count, millis)));
        return new RunTraffic(endpoints, OptionalDouble.of(100));
    }

    private static Responses responses(long count, int millis) {
        return new Responses(latencies(count, millis), LatencyHistogram.NONE, Failures.NONE, 0);
    }

    private static LatencyHistogram latencies(long count, long millis) {
        Histogram histogram = new Histogram(3);
        histogram.recordValueWithCount(millis, count);
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        String text = Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
        return LatencyHistogram.parse(count, millis, millis, count * millis, text);
    }
}
