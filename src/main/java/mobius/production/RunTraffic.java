package mobius.production;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import mobius.measure.MeasuredWindow;
import mobius.measure.Measurement;
import mobius.measure.RequestStats;
import mobius.measure.Responses;

/**
 * The requests of a run, in its measured windows at up to 1x; if it has no such window, in the whole run.
 *
 * @param endpoints the responses of each endpoint
 * @param requestsPerSecond at 1x: the requests sent, divided by the load; empty if there is no such window
 */
public record RunTraffic(SortedMap<String, Responses> endpoints, OptionalDouble requestsPerSecond) {

    private static final double MILLIS_PER_SECOND = 1_000;

    public RunTraffic {
        endpoints = new TreeMap<>(endpoints);
    }

    /**
     * Selects the requests of a run.
     *
     * @param figures the names of log records that are not HTTP requests
     * @throws ProductionException if the run sent no request of users
     */
    public static RunTraffic of(Measurement run, Routes routes, Set<String> figures) {
        List<Integer> windows = IntStream.range(0, run.windows().size())
                .filter(number -> load(run.windows().get(number)) <= 1)
                .boxed()
                .toList();
        Map<String, List<Responses>> parts = new TreeMap<>();
        run.requests().stream()
                .filter(request -> !figures.contains(request.name()))
                .forEach(request -> routes.endpointOf(request.name())
                        .ifPresent(endpoint -> parts.computeIfAbsent(endpoint, first -> new ArrayList<>())
                                .add(responses(request, windows))));
        SortedMap<String, Responses> endpoints = new TreeMap<>();
        parts.forEach((endpoint, responses) -> endpoints.put(endpoint, Responses.merged(responses)));
        endpoints.values().removeIf(responses -> responses.count() == 0);
        if (endpoints.isEmpty()) {
            throw new ProductionException("This run sent no request to any endpoint of the contract while it measured;"
                    + " name another run");
        }
        return new RunTraffic(endpoints, rate(run, windows, endpoints));
    }

    private static Responses responses(RequestStats request, List<Integer> windows) {
        return windows.isEmpty()
                ? request.whole()
                : Responses.merged(windows.stream()
                        .map(number -> request.windows().get(number).whole())
                        .toList());
    }

    private static OptionalDouble rate(Measurement run, List<Integer> windows, SortedMap<String, Responses> endpoints) {
        double secondsAtPeak = windows.stream()
                .map(run.windows()::get)
                .mapToDouble(window -> window.duration().toMillis() / MILLIS_PER_SECOND * mean(window))
                .sum();
        double requests =
                endpoints.values().stream().mapToLong(Responses::count).sum();
        return secondsAtPeak > 0 ? OptionalDouble.of(requests / secondsAtPeak) : OptionalDouble.empty();
    }

    /** The highest load in a window, as a multiple of the peak; 1 if it has no planned load. */
    private static double load(MeasuredWindow window) {
        return window.fromLoad() == null || window.toLoad() == null ? 1 : Math.max(window.fromLoad(), window.toLoad());
    }

    /** The mean load in a window, as a multiple of the peak; 1 if it has no planned load. */
    private static double mean(MeasuredWindow window) {
        return window.fromLoad() == null || window.toLoad() == null ? 1 : (window.fromLoad() + window.toLoad()) / 2;
    }

    /** The number of requests. */
    public double total() {
        return sum(Responses::count);
    }

    /** The share of an endpoint among all requests, from 0 to 1. */
    public double share(String endpoint) {
        Responses found = endpoints.get(endpoint);
        return found == null ? 0 : found.count() / total();
    }

    /** The share of requests that failed, including throttled ones, from 0 to 1. */
    public double failedShare() {
        return sum(responses -> responses.ko().count() + responses.throttled()) / total();
    }

    /** The responses of all endpoints together. */
    public Responses all() {
        return Responses.merged(endpoints.values());
    }

    private double sum(ToDoubleFunction<Responses> figure) {
        return endpoints.values().stream().mapToDouble(figure).sum();
    }
}
