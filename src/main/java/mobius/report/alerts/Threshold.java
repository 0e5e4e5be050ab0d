package mobius.report.alerts;

import java.util.List;
import java.util.stream.Stream;
import mobius.verdict.Severity;

/**
 * A row of the platform's severity matrix for a figure that its servers tell. Rows have no upper end: an alert must neither end when
 * the figure gets worse, nor begin anew each time that it crosses a bound. Alertmanager silences the lesser ones of a family.
 *
 * @param family the name of the alert, without the severity
 * @param what it is about
 * @param figure in the language of Prometheus
 * @param severity of a figure that is at least so bad
 * @param bound for example {@code > 0.95}
 */
record Threshold(String family, String what, String figure, Severity severity, String bound) {

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
                        rows("MobiusCpu", "CPU in use", CPU, "> 0.95", ">= 0.85", ">= 0.75"),
                        rows("MobiusMemory", "memory in use", MEMORY, "> 0.9", ">= 0.8", ">= 0.7"),
                        rows("MobiusResponseTime", "p95 of all requests, in seconds", RESPONSE, "> 5", ">= 2", ">= 1"),
                        Stream.of(new Threshold(
                                "MobiusCache", "reads that the cache answered", CACHE, Severity.P2, "< 0.8")))
                .flatMap(rows -> rows)
                .toList();
    }

    String name() {
        return family + severity;
    }

    String expression() {
        return "(" + figure + ") " + bound;
    }

    private static Stream<Threshold> rows(String family, String what, String figure, String p0, String p1, String p2) {
        return Stream.of(
                new Threshold(family, what, figure, Severity.P0, p0),
                new Threshold(family, what, figure, Severity.P1, p1),
                new Threshold(family, what, figure, Severity.P2, p2));
    }
}
