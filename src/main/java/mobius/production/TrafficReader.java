package mobius.production;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import mobius.contract.Operation;

/**
 * Reads the requests of users from Prometheus, as prometheus-fastapi-instrumentator counts them. Instances and jobs are added up.
 * {@code increase()} and {@code rate()} correct for resets of counters.
 */
public final class TrafficReader {

    /** The number of windows in one query, which limits the size of its response. */
    private static final int WINDOWS_AT_ONCE = 500;

    private final Prometheus prometheus;
    private final Routes routes;
    private final Selector selector;

    /**
     * Creates a reader.
     *
     * @param selector the series of the platform
     */
    public TrafficReader(Prometheus prometheus, Routes routes, Selector selector) {
        this.prometheus = prometheus;
        this.routes = routes;
        this.selector = selector;
    }

    /**
     * Reads the number of requests for each route and status class.
     *
     * @throws ProductionException if Prometheus does not provide it, or there were no requests with a route
     */
    public Traffic traffic(TimeRange range) {
        String query = String.format(
                Locale.ROOT,
                "sum by (handler, method, status) (increase(%s[%ds]))",
                selector.of("http_requests_total"),
                range.length().toSeconds());
        Map<Operation, Map<String, Double>> counts = new HashMap<>();
        Map<String, Double> withoutRoute = new TreeMap<>();
        for (Series series : prometheus.query(query, range.to())) {
            Operation route = route(series);
            if (routes.isWithoutRoute(route)) {
                withoutRoute.merge(statusClass(series.label("status")), series.last(), Double::sum);
            } else if (routes.isOfUsers(route)) {
                counts.computeIfAbsent(route, first -> new HashMap<>())
                        .merge(statusClass(series.label("status")), series.last(), Double::sum);
            }
        }
        withoutRoute.values().removeIf(count -> count <= 0);
        return traffic(range, counts, withoutRoute);
    }

    private Traffic traffic(
            TimeRange range, Map<Operation, Map<String, Double>> counts, Map<String, Double> withoutRoute) {
        SortedMap<String, Traffic.Route> found = new TreeMap<>();
        counts.forEach((route, requests) -> found.put(
                routes.name(route), new Traffic.Route(routes.endpoint(route).isPresent(), requests)));
        found.values().removeIf(route -> route.total() <= 0);
        Traffic traffic = new Traffic(range, found, withoutRoute);
        if (found.isEmpty()) {
            throw withoutRoute.isEmpty() ? nothing(range) : noRoute(traffic);
        }
        return traffic;
    }

    private ProductionException noRoute(Traffic traffic) {
        return new ProductionException(Words.of(
                "Prometheus at %s has %,.0f requests in %s from %s, and none of them has a route of users (handler=\"none\", or no such"
                        + " label). %s",
                prometheus.url(),
                traffic.withoutRoute().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum(),
                selector.of("http_requests_total"),
                traffic.range(),
                Traffic.REMEDY));
    }

    private ProductionException nothing(TimeRange range) {
        return new ProductionException(
                ("Prometheus at %s has no requests of users in %s from %s; check the range, --selector, and whether it"
                                + " scrapes the platform")
                        .formatted(prometheus.url(), selector.of("http_requests_total"), range));
    }

    /**
     * Reads the request rates, in windows that end at the end of the range. If the windows do not fill the range, one more begins
     * at its start and overlaps with the next.
     *
     * @param window no longer than the range
     * @throws ProductionException if Prometheus does not provide them, or no window has any requests
     */
    public Rates rates(TimeRange range, Duration window) {
        long windows = range.length().dividedBy(window);
        SortedMap<Instant, Double> rates = new TreeMap<>();
        for (long last = windows; last > 0; last -= WINDOWS_AT_ONCE) {
            long first = Math.max(1, last - WINDOWS_AT_ONCE + 1);
            add(rates, range.to(), window, windows - last, windows - first);
        }
        boolean isFull = window.multipliedBy(windows).equals(range.length());
        if (!isFull) {
            add(rates, range.from().plus(window), window, 0, 0);
        }
        if (rates.isEmpty()) {
            throw new ProductionException(String.format(
                    Locale.ROOT,
                    "Prometheus at %s has no rate over %d s in %s; make --window at least four times its scrape interval",
                    prometheus.url(),
                    window.toSeconds(),
                    range));
        }
        return busy(new Rates(window, isFull ? windows : windows + 1, rates), range);
    }

    /**
     * Requires a peak. All rates may be 0, because the first value of a counter, and its increase between two windows, are in no
     * window.
     */
    private Rates busy(Rates rates, TimeRange range) {
        if (rates.peak() <= 0) {
            throw new ProductionException(String.format(
                    Locale.ROOT,
                    "Prometheus at %s has no requests of users in any window of %d s from %s, so there is no peak; use"
                            + " a --range with more requests, or a longer --window",
                    prometheus.url(),
                    rates.window().toSeconds(),
                    range));
        }
        return rates;
    }

    /** Adds the windows that end between {@code nearest} and {@code farthest} windows before {@code end}. */
    private void add(SortedMap<Instant, Double> rates, Instant end, Duration window, long nearest, long farthest) {
        String query = String.format(
                Locale.ROOT,
                "sum by (handler, method) (rate(%s[%ds]))",
                selector.of("http_requests_total"),
                window.toSeconds());
        List<Series> series = prometheus.query(
                query, end.minus(window.multipliedBy(farthest)), end.minus(window.multipliedBy(nearest)), window);
        // If Prometheus has only probes in a window, data were recorded, and users sent nothing.
        series.forEach(one -> one.values().keySet().forEach(time -> rates.putIfAbsent(time, 0.0)));
        series.stream()
                .filter(one -> routes.isOfUsers(route(one)))
                .forEach(one -> one.values().forEach((time, rate) -> rates.merge(time, rate, Double::sum)));
    }

    /** The operation that a series counts. */
    static Operation route(Series series) {
        return new Operation(series.label("method"), series.label("handler"));
    }

    /** The status class. The instrumentator can be configured to export each status instead of its class. */
    private static String statusClass(String status) {
        return status.matches("[1-5]..") ? status.charAt(0) + "xx" : Traffic.NO_STATUS;
    }
}
