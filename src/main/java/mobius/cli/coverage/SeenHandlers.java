package mobius.cli.coverage;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import mobius.contract.Operation;
import mobius.telemetry.exposition.Exposition;
import mobius.telemetry.exposition.ExpositionFormat;
import mobius.telemetry.exposition.ExpositionLimits;
import mobius.telemetry.exposition.ExpositionParser;
import mobius.telemetry.exposition.Labels;
import mobius.telemetry.exposition.Metric;

/** Reads the routes that have served requests, as prometheus-fastapi-instrumentator counts them. */
final class SeenHandlers {

    private static final String METRIC = "http_requests_total";

    /** Enough for the series of some thousand routes with their methods and statuses. */
    private static final ExpositionLimits LIMITS = new ExpositionLimits(ExpositionLimits.STANDARD.bytes(), 100_000);

    /** Routes of FastAPI and its instrumentation, and the name for requests without a route. */
    private static final Set<String> NOT_OF_THE_API =
            Set.of("none", "/metrics", "/docs", "/docs/oauth2-redirect", "/redoc", "/openapi.json");

    /** Methods that browsers and load balancers send to every route. */
    private static final Set<String> OF_EVERY_ROUTE = Set.of("OPTIONS", "HEAD");

    private final String apiPrefix;

    /**
     * The routes in a page of metrics.
     *
     * @param place its file or URL
     * @param withoutRoute the number of successful requests that were counted without a route: those of applications that are
     *     mounted or behind a root_path, whose routes the instrumentator does not find
     * @param page as parsed
     */
    record Seen(String place, SortedSet<Operation> handlers, double withoutRoute, Exposition page) {

        /** A line about what the metrics cannot show; empty if they show everything. */
        String gap() {
            return unreadLines() + requestsWithoutRoute();
        }

        private String unreadLines() {
            return page.notUnderstood() == 0
                    ? ""
                    : String.format(
                            Locale.ROOT,
                            "%s: %d lines are not understood and left out; %s%n",
                            place,
                            page.notUnderstood(),
                            page.firstFault().orElse(""));
        }

        private String requestsWithoutRoute() {
            return withoutRoute == 0
                    ? ""
                    : String.format(
                            Locale.ROOT,
                            "%s: %,.0f successful requests have no route (handler=\"none\"); their routes are not known. Instrument"
                                    + " mounted applications themselves, and check root_path%n",
                            place,
                            withoutRoute);
        }
    }

    SeenHandlers(String apiPrefix) {
        this.apiPrefix = apiPrefix;
    }

    /**
     * Reads the routes in a page of metrics.
     *
     * @throws IOException if it cannot be parsed or lacks the counter; the message is a sentence for the user
     */
    Seen in(Page metrics) throws IOException {
        Exposition page = exposition(metrics);
        List<Metric> series = page.named(METRIC);
        if (series.isEmpty()) {
            throw new IOException(metrics.place() + " has no " + METRIC
                    + ", in which prometheus-fastapi-instrumentator counts the requests of each route");
        }
        SortedSet<Operation> handlers = new TreeSet<>();
        series.forEach(each -> add(handlers, each.labels()));
        double withoutRoute = series.stream()
                .filter(each -> isWithoutRoute(each.labels()))
                .mapToDouble(Metric::value)
                .sum();
        return new Seen(metrics.place(), handlers, withoutRoute, page);
    }

    /**
     * Whether a series counts successful requests without a route. Requests to unknown paths usually end with 404, so a
     * successful one had a route that is not counted.
     */
    private static boolean isWithoutRoute(Labels labels) {
        return labels.value("handler")
                        .filter(handler -> !handler.equals("none"))
                        .isEmpty()
                && labels.value("status").orElse("2xx").startsWith("2")
                && !OF_EVERY_ROUTE.contains(labels.value("method").orElse("GET"));
    }

    private void add(Set<Operation> handlers, Labels labels) {
        String handler = labels.value("handler").orElse("none");
        String method = labels.value("method").orElse("GET");
        if (isOfTheApi(handler) && !OF_EVERY_ROUTE.contains(method)) {
            handlers.add(new Operation(method, handler));
        }
    }

    private boolean isOfTheApi(String handler) {
        return !NOT_OF_THE_API.contains(handler) && !NOT_OF_THE_API.contains(handler.substring(prefixLength(handler)));
    }

    private int prefixLength(String handler) {
        return handler.startsWith(apiPrefix) ? apiPrefix.length() : 0;
    }

    private static Exposition exposition(Page metrics) throws IOException {
        try {
            return new ExpositionParser(METRIC::equals, LIMITS)
                    .parse(metrics.stream(), ExpositionFormat.of(metrics.contentType()));
        } catch (IOException unreadable) {
            throw new IOException(metrics.place() + " " + unreadable.getMessage(), unreadable);
        }
    }
}
