package mobius.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import mobius.contract.Operation;
import mobius.telemetry.exposition.Exposition;
import mobius.telemetry.exposition.ExpositionFormat;
import mobius.telemetry.exposition.ExpositionLimits;
import mobius.telemetry.exposition.ExpositionParser;
import mobius.telemetry.exposition.Labels;

/** The routes that have answered a request, as prometheus-fastapi-instrumentator counts them. */
final class SeenHandlers {

    private static final String METRIC = "http_requests_total";

    /** The series of some thousand routes with their methods and statuses. */
    private static final ExpositionLimits LIMITS = new ExpositionLimits(ExpositionLimits.STANDARD.bytes(), 100_000);

    /** What FastAPI and its instrumentation serve about the platform, and the name for requests that met no route. */
    private static final Set<String> NOT_OF_THE_API =
            Set.of("none", "/metrics", "/docs", "/docs/oauth2-redirect", "/redoc", "/openapi.json");

    /** Browsers and load balancers ask these of every route. */
    private static final Set<String> OF_EVERY_ROUTE = Set.of("OPTIONS", "HEAD");

    private final String apiPrefix;

    /**
     * The routes that a page of metrics tells of.
     *
     * @param place of the page
     */
    record Seen(String place, SortedSet<Operation> handlers) {}

    SeenHandlers(String apiPrefix) {
        this.apiPrefix = apiPrefix;
    }

    /**
     * Reads them from a page of metrics.
     *
     * @throws IOException with a sentence for the user
     */
    Seen in(Page metrics) throws IOException {
        SortedSet<Operation> handlers = new TreeSet<>();
        exposition(metrics).named(METRIC).forEach(series -> add(handlers, series.labels()));
        return new Seen(metrics.place(), handlers);
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
                    .parse(
                            new ByteArrayInputStream(metrics.text().getBytes(StandardCharsets.UTF_8)),
                            ExpositionFormat.of(metrics.contentType()));
        } catch (IOException unreadable) {
            throw new IOException(metrics.place() + " " + unreadable.getMessage(), unreadable);
        }
    }
}
