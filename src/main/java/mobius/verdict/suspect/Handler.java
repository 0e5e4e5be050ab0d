package mobius.verdict.suspect;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import mobius.budget.Budgets;
import mobius.stats.Median;
import mobius.telemetry.TimeSlice;
import mobius.telemetry.exposition.Labels;

/**
 * An endpoint as named in the platform's metrics.
 *
 * @param path the template of its route: {@code /api/v1/projects/{project_id}}
 * @param method the HTTP method
 */
record Handler(String path, String method) {

    private static final String REQUESTS = "http_request_duration_seconds_count";
    private static final double FEWEST_REQUESTS_PER_SECOND = 0.1;

    /** Returns the GET endpoints with enough requests, and their requests per second. */
    static Map<Handler, Double> reads(TimeSlice telemetry) {
        Map<Handler, Double> reads = new LinkedHashMap<>(telemetry.perSecondBy(REQUESTS, Handler::in));
        reads.entrySet()
                .removeIf(
                        read -> !read.getKey().method().equals("GET") || read.getValue() < FEWEST_REQUESTS_PER_SECOND);
        return reads;
    }

    /** Returns the endpoint in the labels of a series. */
    static Optional<Handler> in(Labels labels) {
        return labels.value("handler").flatMap(path -> labels.value("method").map(method -> new Handler(path, method)));
    }

    /** Returns the ratios of two maps by key, if both values are known and the second is not 0. */
    static <K> Map<K, Double> ratios(Map<K, Double> parts, Map<K, Double> wholes) {
        Map<K, Double> ratios = new LinkedHashMap<>();
        wholes.forEach((key, whole) -> {
            Double part = parts.get(key);
            if (part != null && whole > 0) {
                ratios.put(key, part / whole);
            }
        });
        return ratios;
    }

    /** Returns the endpoint as named in the run, or as in the metrics if the run does not have it. */
    String endpoint(DiagnosticInput input) {
        return felt(input).map(request -> Budgets.endpointOf(request.name())).orElse(method + " " + path);
    }

    /**
     * Returns the request of the run that goes to this endpoint. Names of parameters differ, and a run omits the platform's
     * prefix. Of several requests it is the one with the longest path, then the most frequent one.
     */
    Optional<RequestHealth> felt(DiagnosticInput input) {
        String own = method + " " + anonymous(path);
        return input.requests().stream()
                .filter(request -> isOf(own, anonymous(Budgets.endpointOf(request.name()))))
                .max(Comparator.comparingInt((RequestHealth request) ->
                                Budgets.endpointOf(request.name()).length())
                        .thenComparingLong(RequestHealth::count));
    }

    /** Returns the median; empty if there are no values. */
    static OptionalDouble median(DoubleStream values) {
        double[] all = values.toArray();
        return all.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Median.of(all));
    }

    /** Compares the ends of two paths: {@code GET /api/v1/projects} matches {@code GET /projects}. */
    private static boolean isOf(String own, String endpoint) {
        int space = endpoint.indexOf(' ');
        return space > 0
                && own.startsWith(endpoint.substring(0, space + 1))
                && own.endsWith(endpoint.substring(space + 1));
    }

    private static String anonymous(String path) {
        return path.replaceAll("\\{[^}]*}", "{}");
    }
}
