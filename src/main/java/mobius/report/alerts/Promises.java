package mobius.report.alerts;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mobius.budget.Budget;
import mobius.budget.Budgets;
import mobius.budget.EndpointClass;
import mobius.budget.Percentile;

/**
 * What the budgets promise in terms of metrics that a platform exports in production: failed requests, slow requests, and slow
 * requests of the critical endpoints. A budget of p95 lets 5 % be slower.
 *
 * @param budgets of the platform
 * @param prefix of its API
 */
record Promises(Budgets budgets, String prefix) {

    static final String ERRORS = "errors";
    static final String SLOW = "slow";
    static final String SLOW_ENDPOINT = "slow_endpoint";

    private static final double BEYOND_P95 = 0.05;

    List<Promise> all() {
        return Stream.of(Stream.of(errors()), slow().stream(), endpoints())
                .flatMap(promises -> promises)
                .toList();
    }

    private Promise errors() {
        return new Promise(
                ERRORS,
                "",
                budgets.errorRate().value(),
                window ->
                        "(sum(rate(http_requests_total{status=~\"5..\"}[%1$s])) or vector(0)) / sum(rate(http_requests_total[%1$s]))"
                                .formatted(window));
    }

    private Optional<Promise> slow() {
        return Optional.ofNullable(budgets.totalLatency().get(Percentile.P95))
                .filter(limit -> Histogram.ALL.fasterThan(limit, "", "5m").isPresent())
                .map(limit -> new Promise(SLOW, "", BEYOND_P95, window -> slow(limit, window)));
    }

    /** Uploads and completions may take longer, and are taken out. */
    private String slow(Duration limit, String window) {
        List<Handler> excluded = budgets.classes().stream()
                .filter(own -> !own.inTotal())
                .map(EndpointClass::endpoints)
                .flatMap(endpoints -> endpoints.stream())
                .map(Handler::of)
                .filter(handler -> !handler.method().equals("WS"))
                .toList();
        String fast = Histogram.ALL.fasterThan(limit, "", window).orElseThrow();
        String count = Histogram.ALL.count("", window);
        if (excluded.isEmpty()) {
            return "1 - %s / %s".formatted(fast, count);
        }
        String labels = Handler.labels(excluded, prefix);
        String fastExcluded =
                Histogram.BY_HANDLER.fasterThan(limit, labels, window).orElse("vector(0)");
        return "1 - (%s - (%s or vector(0))) / (%s - (%s or vector(0)))"
                .formatted(fast, fastExcluded, count, Histogram.BY_HANDLER.count(labels, window));
    }

    /** Those whose budget the few buckets of a handler can tell. */
    private Stream<Promise> endpoints() {
        return budgets.critical().stream().sorted().flatMap(request -> endpoint(request).stream());
    }

    private Optional<Promise> endpoint(String request) {
        String labels = Handler.of(request).labels(prefix);
        return budgets.of(request).stream()
                .filter(Budget.Latency.class::isInstance)
                .map(Budget.Latency.class::cast)
                .filter(budget -> budget.percentile().equals(Percentile.P95))
                .map(Budget.Latency::limit)
                .filter(limit ->
                        Histogram.BY_HANDLER.fasterThan(limit, labels, "5m").isPresent())
                .map(limit -> new Promise(
                        SLOW_ENDPOINT,
                        request,
                        BEYOND_P95,
                        window -> "1 - %s / %s"
                                .formatted(
                                        Histogram.BY_HANDLER
                                                .fasterThan(limit, labels, window)
                                                .orElseThrow(),
                                        Histogram.BY_HANDLER.count(labels, window))))
                .findFirst();
    }
}
