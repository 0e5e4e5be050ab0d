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
 * An endpoint as the platform's metrics name it.
 *
 * @param path the template of its route: {@code /api/v1/projects/{project_id}}
 * @param method of HTTP
 */
record Handler(String path, String method) {

    private static final String REQUESTS = "http_request_duration_seconds_count";
    private static final double FEWEST_REQUESTS_PER_SECOND = 0.1;

    /** The reads that were asked for often enough, and how often, per second. */
    static Map<Handler, Double> reads(TimeSlice telemetry) {
        Map<Handler, Double> reads = new LinkedHashMap<>(telemetry.perSecondBy(REQUESTS, Handler::in));
        reads.entrySet()
                .removeIf(
                        read -> !read.getKey().method().equals("GET") || read.getValue() < FEWEST_REQUESTS_PER_SECOND);
        return reads;
    }

    /** The endpoint that the labels of a series name. */
    static Optional<Handler> in(Labels labels) {
        return labels.value("handler").flatMap(path -> labels.value("method").map(method -> new Handler(path, method)));
    }

    /** What parts are of wholes, where both are known and the whole is not 0. */
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

    /** The endpoint as the run names it; as the platform does where the run does not know it. */
    String endpoint(DiagnosticInput input) {
        return felt(input).map(request -> Budgets.endpointOf(request.name())).orElse(method + " " + path);
    }

    /**
     * The request of the run that goes there: names of parameters differ, and the platform's prefix is left out in a run. Of
     * several it is the one that says the most of the path, and then the most frequent one.
     */
    Optional<RequestHealth> felt(DiagnosticInput input) {
        String own = method + " " + anonymous(path);
        return input.requests().stream()
                .filter(request -> isOf(own, anonymous(Budgets.endpointOf(request.name()))))
                .max(Comparator.comparingInt((RequestHealth request) ->
                                Budgets.endpointOf(request.name()).length())
                        .thenComparingLong(RequestHealth::count));
    }

    /** Empty where there are no values. */
    static OptionalDouble median(DoubleStream values) {
        double[] all = values.toArray();
        return all.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Median.of(all));
    }

    /** {@code GET /api/v1/projects} ends as {@code GET /projects} does. */
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
