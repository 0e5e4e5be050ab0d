package mobius.verdict;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/**
 * A healthy platform of 100 requests a second which tells everything, and of which a test changes one thing. Its scrapes are told
 * in each second of the window of {@link ExampleEvidence}, with some noise.
 */
final class ExamplePlatform {

    static final String SEARCH = "GET /contexts/search";
    static final String CREATE = "POST /contexts";
    static final String CPU = "process_cpu_seconds_total";
    static final String WAIT = "db_pool_wait_seconds_total";
    static final String USED = "db_pool_checked_out";
    static final String LAG = "event_loop_lag_seconds_sum";
    static final String GARBAGE = "process_gc_pause_seconds_total";
    static final String STATEMENTS = "db_statements_total";
    static final String BYTES = "http_response_size_bytes_sum";
    static final String DEPENDENCY = "dependency_request_duration_seconds_sum";
    static final String HITS = "cache_hits_total";
    static final String THREADS_WAITING = "anyio_threads_waiting";
    static final String PERIODS = "container_cpu_periods_total";
    static final String THROTTLED = "container_cpu_throttled_periods_total";

    private static final List<String> HANDLERS =
            List.of("/api/v1/projects", "/api/v1/projects/{project_id}", "/health", "/api/v1/contexts/search");
    private static final double REQUESTS = 25;

    private final Map<Key, DoubleUnaryOperator> metrics = new LinkedHashMap<>();
    private final Random random;

    private record Key(String metric, String labels) {}

    ExamplePlatform(long seed) {
        random = new Random(seed);
        level("process_cpu_cores", "", 2);
        rate(CPU, "", 0.6);
        rate(GARBAGE, "", 0.005);
        level("db_pool_connections", "", 30);
        level(USED, "", 3);
        rate(WAIT, "", 0.02);
        rate("event_loop_lag_seconds_count", "", 20);
        rate(LAG, "", 0.02);
        rate(HITS, "", 90);
        rate("cache_misses_total", "", 10);
        rate("dependency_request_duration_seconds_count", "dependency=\"vectors\"", REQUESTS);
        rate(DEPENDENCY, "dependency=\"vectors\"", 0.01 * REQUESTS);
        level("anyio_threads_total", "", 40);
        level("anyio_threads_borrowed", "", 2);
        level(THREADS_WAITING, "", 0);
        rate(PERIODS, "", 10);
        rate(THROTTLED, "", 0.1);
        HANDLERS.forEach(handler -> {
            rate("http_request_duration_seconds_count", get(handler), REQUESTS);
            rate(STATEMENTS, get(handler), 2 * REQUESTS);
            rate("http_response_size_bytes_count", handler(handler), REQUESTS);
            rate(BYTES, handler(handler), 2_000 * REQUESTS);
        });
    }

    /** A counter that grows by so much in each second, give or take a tenth. */
    ExamplePlatform rate(String metric, String labels, double perSecond) {
        double[] noise = random.doubles(ExampleEvidence.SECONDS, 0.9, 1.1).toArray();
        double[] readings = new double[noise.length];
        for (int second = 1; second < noise.length; second++) {
            readings[second] = readings[second - 1] + perSecond * noise[second];
        }
        metrics.put(new Key(metric, labels), second -> readings[(int) second]);
        return this;
    }

    ExamplePlatform level(String metric, String labels, double value) {
        return told(metric, labels, second -> value);
    }

    ExamplePlatform told(String metric, String labels, DoubleUnaryOperator at) {
        metrics.put(new Key(metric, labels), at);
        return this;
    }

    ExamplePlatform without(String... names) {
        metrics.keySet().removeIf(key -> List.of(names).contains(key.metric()));
        return this;
    }

    /** Quarter shares of four requests, all of them well within their budgets, as far as the test has set none itself. */
    ExampleEvidence evidence(Map<String, Long> millis) {
        Map<String, Long> times = new HashMap<>(Map.of(ExampleEvidence.CRITICAL, 20L, ExampleEvidence.OTHER, 5L));
        times.putAll(Map.of(SEARCH, 40L, CREATE, 40L));
        times.putAll(millis);
        ExampleEvidence evidence = new ExampleEvidence();
        evidence.plannedRequests(times.keySet().toArray(String[]::new));
        times.forEach((request, time) ->
                evidence.responses(request, ExampleEvidence.ok(ExampleEvidence.IN_A_BATCH / 2, time)));
        metrics.forEach(
                (key, at) -> evidence.told("platform", key.metric(), key.labels(), second -> at.applyAsDouble(second)));
        return evidence;
    }

    ExampleEvidence evidence() {
        return evidence(Map.of());
    }

    static String get(String handler) {
        return "%s,method=\"GET\"".formatted(handler(handler));
    }

    static String handler(String handler) {
        return "handler=\"%s\"".formatted(handler);
    }
}
