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
 * @param selectors of its series
 */
record Objectives(Budgets budgets, String prefix, Selectors selectors) {

    static final String ERRORS = "errors";
    static final String SLOW = "slow";
    static final String SLOW_ENDPOINT = "slow_endpoint";

    private static final double BEYOND_P95 = 0.05;

    List<Objective> all() {
        return Stream.of(Stream.of(errors()), slow().stream(), endpoints())
                .flatMap(promises -> promises)
                .toList();
    }

    private Objective errors() {
        String failed = "http_requests_total{%s}".formatted(labels("status=~\"5..\""));
        return new Objective(
                ERRORS,
                "",
                budgets.errorRate().value(),
                range -> "(" + range.sum(failed) + " or vector(0))",
                range -> range.sum(selectors.ofPlatform("http_requests_total")));
    }

    private Optional<Objective> slow() {
        return Optional.ofNullable(budgets.totalLatency().get(Percentile.P95))
                .filter(limit -> Histogram.ALL.atLeast(Histogram.seconds(limit)).isPresent())
                .map(this::slow);
    }

    /** Uploads and completions may take longer, and are left out. */
    private Objective slow(Duration limit) {
        List<Handler> excluded = budgets.classes().stream()
                .filter(own -> !own.inTotal())
                .map(EndpointClass::endpoints)
                .flatMap(endpoints -> endpoints.stream())
                .map(Handler::of)
                .filter(handler -> !handler.method().equals("WS"))
                .toList();
        if (excluded.isEmpty()) {
            return slow(SLOW, "", limit, Histogram.ALL, selectors.platform());
        }
        FilteredHistogram total =
                new FilteredHistogram(selectors.platform(), labels(Handler.labelsOfOthers(excluded, prefix)));
        return new Objective(
                SLOW,
                "",
                BEYOND_P95,
                range -> slower(total.count(range), total.fasterThan(limit, range)),
                total::count);
    }

    /** Those whose budget the few buckets of a handler can tell. */
    private Stream<Objective> endpoints() {
        return budgets.critical().stream().sorted().flatMap(request -> endpoint(request).stream());
    }

    private Optional<Objective> endpoint(String request) {
        String labels = labels(Handler.of(request).labels(prefix));
        return budgets.of(request).stream()
                .filter(budget -> budget.percentile().equals(Percentile.P95))
                .map(Budget.Latency::limit)
                .filter(limit ->
                        Histogram.BY_HANDLER.atLeast(Histogram.seconds(limit)).isPresent())
                .map(limit -> slow(SLOW_ENDPOINT, request, limit, Histogram.BY_HANDLER, labels))
                .findFirst();
    }

    private static Objective slow(String record, String request, Duration limit, Histogram times, String labels) {
        return new Objective(
                record,
                request,
                BEYOND_P95,
                range -> slower(times.count(labels, range), times.fasterThan(limit, labels, range)),
                range -> times.count(labels, range));
    }

    private static String slower(String count, Optional<String> faster) {
        return "(%s - %s)".formatted(count, faster.orElseThrow());
    }

    private String labels(String own) {
        return selectors.platform() + "," + own;
    }
}
