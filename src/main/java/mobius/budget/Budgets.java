package mobius.budget;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All budgets of the platform. The most specific one applies: that of the request, then that of its class, then that of all
 * requests.
 *
 * @param totalLatency the budgets of all requests together, by percentile
 * @param errorRate the budget of failed requests
 * @param classes the endpoint classes; an endpoint is in at most one of them
 * @param requests the budgets of single endpoints, by percentile
 * @param critical the endpoints whose budgets are gated
 * @param platform the budgets for resources, start-up and throughput
 * @param severity the urgency of a failure
 */
public record Budgets(
        Map<Percentile, Duration> totalLatency,
        Ratio errorRate,
        List<EndpointClass> classes,
        Map<String, Map<Percentile, Duration>> requests,
        Set<String> critical,
        PlatformBudgets platform,
        SeverityMatrix severity) {

    public Budgets {
        totalLatency = Map.copyOf(totalLatency);
        classes = List.copyOf(classes);
        requests = Map.copyOf(requests);
        critical = Set.copyOf(critical);
    }

    /** Returns the latency budgets of all requests together, in the order of their percentiles. All are gated. */
    public List<Budget.Latency> ofTotal() {
        return latencies(Budget.TOTAL, totalLatency, true);
    }

    /** Returns the budget of failed requests over all requests. It is gated. */
    public Budget.ErrorRate ofErrors() {
        return new Budget.ErrorRate(Budget.TOTAL, errorRate, true);
    }

    /**
     * Returns the latency budgets of one request, in the order of their percentiles.
     *
     * @param request its name in the run: the endpoint, followed by a remark in brackets if an endpoint is used in several ways,
     *     as in {@code GET /contexts/search (next page)}
     */
    public List<Budget.Latency> of(String request) {
        SortedMap<Percentile, Duration> limits = new TreeMap<>(totalLatency);
        classOf(request).ifPresent(own -> {
            limits.put(Percentile.P95, own.target());
            limits.put(Percentile.P99, own.maximum());
        });
        String endpoint = endpointOf(request);
        limits.putAll(requests.getOrDefault(endpoint, Map.of()));
        limits.putAll(requests.getOrDefault(request, Map.of()));
        return latencies(request, limits, critical.contains(endpoint));
    }

    /** Returns true if the request counts for the latency of all requests together. */
    public boolean inTotal(String request) {
        return classOf(request).map(EndpointClass::inTotal).orElse(true);
    }

    /** Returns the class that contains the request name itself, otherwise that of its endpoint; empty if there is none. */
    public Optional<EndpointClass> classOf(String request) {
        return classWith(request).or(() -> classWith(endpointOf(request)));
    }

    private Optional<EndpointClass> classWith(String name) {
        return classes.stream()
                .filter(candidate -> candidate.endpoints().contains(name))
                .findFirst();
    }

    /** Returns the request name without the remark in brackets. */
    public static String endpointOf(String request) {
        int remark = request.indexOf(" (");
        return remark < 0 ? request : request.substring(0, remark);
    }

    private static List<Budget.Latency> latencies(String subject, Map<Percentile, Duration> limits, boolean gated) {
        return new TreeMap<>(limits)
                .entrySet().stream()
                        .map(limit -> new Budget.Latency(subject, limit.getKey(), limit.getValue(), gated))
                        .toList();
    }
}
