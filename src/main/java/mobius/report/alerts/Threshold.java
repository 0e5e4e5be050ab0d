package mobius.report.alerts;

import java.util.List;
import java.util.stream.Stream;
import mobius.verdict.Severity;

/**
 * A row of the platform's severity matrix for a figure that its servers tell.
 *
 * @param alert the name of the alert, without the severity
 * @param what it is about
 * @param figure in the language of Prometheus
 * @param severity of a figure in the band
 * @param band for example {@code > 0.95}
 */
record Threshold(String alert, String what, String figure, Severity severity, String band) {

    private static final String CPU = "1 - sum by (instance) (rate(node_cpu_seconds_total{mode=~\"idle|iowait\"}[5m]))"
            + " / sum by (instance) (rate(node_cpu_seconds_total[5m]))";
    private static final String MEMORY = "1 - node_memory_MemAvailable_bytes / node_memory_MemTotal_bytes";
    private static final String HITS = "sum by (instance) (rate(redis_keyspace_hits_total[5m]))";
    private static final String CACHE =
            HITS + " / (" + HITS + " + sum by (instance) (rate(redis_keyspace_misses_total[5m])))";
    private static final String RESPONSE =
            "histogram_quantile(0.95, sum by (le) (rate(http_request_duration_highr_seconds_bucket[5m])))";

    static List<Threshold> all() {
        return Stream.of(
                        rows("MobiusCpu", "CPU in use", CPU, "> 0.95", ">= 0.85 <= 0.95", ">= 0.75 < 0.85"),
                        rows("MobiusMemory", "memory in use", MEMORY, "> 0.9", ">= 0.8 <= 0.9", ">= 0.7 < 0.8"),
                        rows(
                                "MobiusResponseTime",
                                "p95 of all requests, in seconds",
                                RESPONSE,
                                "> 5",
                                ">= 2 <= 5",
                                ">= 1 < 2"),
                        Stream.of(new Threshold(
                                "MobiusCache", "reads that the cache answered", CACHE, Severity.P2, "< 0.8")))
                .flatMap(rows -> rows)
                .toList();
    }

    String name() {
        return alert + severity;
    }

    String expression() {
        return "(" + figure + ") " + band;
    }

    private static Stream<Threshold> rows(String alert, String what, String figure, String p0, String p1, String p2) {
        return Stream.of(
                new Threshold(alert, what, figure, Severity.P0, p0),
                new Threshold(alert, what, figure, Severity.P1, p1),
                new Threshold(alert, what, figure, Severity.P2, p2));
    }
}
