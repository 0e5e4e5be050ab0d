package mobius.verdict.suspect;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import mobius.budget.Budgets;
import mobius.telemetry.Stretch;
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

    /** All that were asked for often enough. */
    static List<Handler> all(Symptoms symptoms) {
        Stretch told = symptoms.told();
        List<String> methods = told.valuesOf(REQUESTS, "method");
        return told.valuesOf(REQUESTS, "handler").stream()
                .flatMap(path -> methods.stream().map(method -> new Handler(path, method)))
                .filter(handler -> handler.requestsPerSecond(told).orElse(0) >= FEWEST_REQUESTS_PER_SECOND)
                .toList();
    }

    boolean isRead() {
        return method.equals("GET");
    }

    OptionalDouble requestsPerSecond(Stretch told) {
        return told.perSecond(REQUESTS, this::isIn);
    }

    /** By how much a counter grew with each request to it. */
    OptionalDouble perRequest(Stretch told, String metric) {
        return ratio(told.perSecond(metric, this::isIn), requestsPerSecond(told));
    }

    /** The mean of a summary of its responses, whose method the platform does not tell. */
    OptionalDouble mean(Stretch told, String summary) {
        Predicate<Labels> same =
                labels -> labels.value("handler").filter(path::equals).isPresent();
        return ratio(told.perSecond(summary + "_sum", same), told.perSecond(summary + "_count", same));
    }

    /** The endpoint as the run names it; as the platform does where the run does not know it. */
    String endpoint(Symptoms symptoms) {
        return felt(symptoms).map(request -> Budgets.endpointOf(request.name())).orElse(method + " " + path);
    }

    /**
     * The request of the run that goes there: names of parameters differ, and the platform's prefix is left out in a run. Of
     * several it is the one that says the most of the path, and then the most frequent one.
     */
    Optional<Felt> felt(Symptoms symptoms) {
        String own = method + " " + anonymous(path);
        return symptoms.requests().stream()
                .filter(request -> isOf(own, anonymous(Budgets.endpointOf(request.name()))))
                .max(Comparator.comparingInt((Felt request) ->
                                Budgets.endpointOf(request.name()).length())
                        .thenComparingLong(Felt::count));
    }

    /** Empty where there are no values. */
    static OptionalDouble median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return sorted.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2);
    }

    private boolean isIn(Labels labels) {
        return labels.value("handler").filter(path::equals).isPresent()
                && labels.value("method").filter(method::equals).isPresent();
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

    private static OptionalDouble ratio(OptionalDouble part, OptionalDouble whole) {
        return part.isEmpty() || whole.isEmpty() || whole.getAsDouble() <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(part.getAsDouble() / whole.getAsDouble());
    }
}
