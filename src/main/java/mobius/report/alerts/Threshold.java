package mobius.report.alerts;

import java.util.List;
import java.util.stream.Stream;
import mobius.verdict.finding.Severity;

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

    /** Of node_exporter. */
    static final String CPU_METRIC = "node_cpu_seconds_total";

    /** Of redis_exporter. */
    static final String CACHE_METRIC = "redis_keyspace_hits_total";

    static List<Threshold> all(Selectors selectors) {
        return Stream.of(
                        rows("MobiusCpu", "CPU in use", cpu(selectors), "> 0.95", ">= 0.85", ">= 0.75"),
                        rows("MobiusMemory", "memory in use", memory(selectors), "> 0.9", ">= 0.8", ">= 0.7"),
                        rows(
                                "MobiusResponseTime",
                                "p95 of all requests, in seconds",
                                Histogram.ALL.quantile("0.95", selectors.platform()),
                                "> 5",
                                ">= 2",
                                ">= 1"),
                        Stream.of(new Threshold(
                                "MobiusCache",
                                "reads that the cache answered",
                                cache(selectors),
                                Severity.P2,
                                "< 0.8")))
                .flatMap(rows -> rows)
                .toList();
    }

    private static String cpu(Selectors selectors) {
        return "1 - %s / %s"
                .formatted(
                        each(CPU_METRIC + "{%s,mode=~\"idle|iowait\"}".formatted(selectors.servers())),
                        each(selectors.ofServers(CPU_METRIC)));
    }

    private static String memory(Selectors selectors) {
        return "1 - %s / %s"
                .formatted(
                        selectors.ofServers("node_memory_MemAvailable_bytes"),
                        selectors.ofServers("node_memory_MemTotal_bytes"));
    }

    private static String cache(Selectors selectors) {
        String hits = each(selectors.ofServers(CACHE_METRIC));
        return "%s / (%s + %s)".formatted(hits, hits, each(selectors.ofServers("redis_keyspace_misses_total")));
    }

    private static String each(String selector) {
        return "sum by (instance) (rate(%s[5m]))".formatted(selector);
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
