package mobius.report.alerts;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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

    /**
     * An endpoint as the platform's metrics label it.
     *
     * @param method of HTTP
     * @param path its template below the prefix of the API: {@code /contexts/{id}}
     */
    private record Handler(String method, String path) {

        /** Of the name of a request, whose remark in brackets is left out. */
        static Handler of(String request) {
            String[] parts = Budgets.endpointOf(request).split(" ", 2);
            return new Handler(parts[0], parts[1]);
        }

        /** The labels of its series. Platforms name the variable of a path as they like, and some endpoints are outside the prefix. */
        String labels(String prefix) {
            return "method=\"%s\",handler=~\"%s\"".formatted(method, pattern(prefix));
        }

        /** The labels of the series of all others, as far as they are asked with one method each. */
        static String labelsOfOthers(Collection<Handler> handlers, String prefix) {
            return "handler!~\"%s\""
                    .formatted(handlers.stream()
                            .map(handler -> handler.pattern(prefix))
                            .distinct()
                            .sorted()
                            .collect(Collectors.joining("|")));
        }

        private String pattern(String prefix) {
            String optional = prefix.isEmpty() ? "" : "(" + literal(prefix) + ")?";
            return optional + literal(path).replaceAll("\\[[{]\\]\\w+\\[[}]\\]", "[{][^/]+[}]");
        }

        private static String literal(String text) {
            return text.replaceAll("[.+*?()|{}$]", "[$0]");
        }
    }

    /**
     * The requests of the total, without the handlers that may take longer. The histogram of all requests cannot leave them out, and
     * that of the handlers has few buckets; one less the other would mix unlike buckets. So numbers at the bounds are those of the
     * handlers, and what lies between two of them is spread as it is among all requests.
     *
     * @param platform the label matchers of all requests
     * @param counted the label matchers of the handlers in the total
     */
    private record FilteredHistogram(String platform, String counted) {

        private static final Histogram ALL = Histogram.ALL;
        private static final Histogram BY_HANDLER = Histogram.BY_HANDLER;

        String count(RateWindow range) {
            return BY_HANDLER.count(counted, range);
        }

        /** How many are faster than a limit; empty for a limit beyond the last bound. */
        Optional<String> fasterThan(Duration limit, RateWindow range) {
            return ALL.fasterThan(limit, platform, range).map(faster -> {
                BigDecimal seconds = Histogram.seconds(limit);
                Optional<BigDecimal> upper = BY_HANDLER.atLeast(seconds);
                return upper.filter(bound -> bound.compareTo(seconds) == 0)
                        .map(bound -> BY_HANDLER.upTo(bound, counted, range))
                        .orElseGet(() -> between(BY_HANDLER.below(seconds), upper, faster, range));
            });
        }

        /** Where no request lies between the bounds, there is no share of them either. */
        private String between(
                Optional<BigDecimal> lower, Optional<BigDecimal> upper, String faster, RateWindow range) {
            String below =
                    lower.map(bound -> BY_HANDLER.upTo(bound, counted, range)).orElse("0");
            String above =
                    upper.map(bound -> BY_HANDLER.upTo(bound, counted, range)).orElseGet(() -> count(range));
            String allBelow =
                    lower.map(bound -> ALL.upTo(bound, platform, range)).orElse("0");
            String allAbove =
                    upper.map(bound -> ALL.upTo(bound, platform, range)).orElseGet(() -> ALL.count(platform, range));
            String spread = "(%s - %s)".formatted(allAbove, allBelow);
            return "(%s + ((%s - %s) * (%s - %s) / (%s > 0) or %s))"
                    .formatted(below, above, below, faster, allBelow, spread, spread);
        }
    }
}
