package mobius.report.alerts;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import mobius.budget.Severity;
import mobius.budget.SeverityMatrix;
import mobius.budget.SeverityRow;

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

    /** From percent to a share, and from milliseconds to seconds. */
    private static final int PERCENT_DIGITS = 2;

    private static final int MILLIS_DIGITS = 3;

    static List<Threshold> all(Objectives promises) {
        Selectors selectors = promises.selectors();
        SeverityMatrix matrix = promises.budgets().severity();
        String p95 = Histogram.ALL.quantile("0.95", selectors.platform());
        return Stream.of(
                        rows("MobiusCpu", "CPU in use", cpu(selectors), matrix.cpu(), PERCENT_DIGITS),
                        rows("MobiusMemory", "memory in use", memory(selectors), matrix.memory(), PERCENT_DIGITS),
                        rows(
                                "MobiusResponseTime",
                                "p95 of all requests, in seconds",
                                p95,
                                matrix.responseTime(),
                                MILLIS_DIGITS),
                        rows(
                                "MobiusCache",
                                "reads that the cache answered",
                                cache(selectors),
                                matrix.cacheHits(),
                                PERCENT_DIGITS))
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

    private static Stream<Threshold> rows(String family, String what, String figure, SeverityRow row, int digits) {
        return row.bounds().stream()
                .map(bound -> new Threshold(family, what, figure, bound.severity(), comparison(bound, digits)));
    }

    private static String comparison(SeverityRow.Bound bound, int digits) {
        BigDecimal limit = BigDecimal.valueOf(bound.limit()).movePointLeft(digits);
        return bound.side().sign() + " " + limit.stripTrailingZeros().toPlainString();
    }
}
