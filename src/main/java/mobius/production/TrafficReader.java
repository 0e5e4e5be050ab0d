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
 * Asks a Prometheus what users asked production, as prometheus-fastapi-instrumentator counts it. Instances and jobs are added up;
 * resets of counters are made good by {@code increase()}.
 */
public final class TrafficReader {

    /** More windows at once could be a longer answer than one wants to hold. */
    private static final int WINDOWS_AT_ONCE = 500;

    private final Prometheus prometheus;
    private final Routes routes;
    private final Selector selector;

    public TrafficReader(Prometheus prometheus, Routes routes, Selector selector) {
        this.prometheus = prometheus;
        this.routes = routes;
        this.selector = selector;
    }

    /**
     * How many requests of each kind there were.
     *
     * @throws ProductionException when it does not tell, or there were none
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
     * How many requests there were each second, in windows that end at the end of the range. Where they do not fill it, one more
     * begins at its start and overlaps with the next.
     *
     * @param window no longer than the range
     * @throws ProductionException when it does not tell, or no window has any request
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

    /** A counter's first value and what it grew by between two windows are in none. */
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

    /** Adds the windows that end so many windows before this end. */
    private void add(SortedMap<Instant, Double> rates, Instant end, Duration window, long nearest, long farthest) {
        String query = String.format(
                Locale.ROOT,
                "sum by (handler, method) (rate(%s[%ds]))",
                selector.of("http_requests_total"),
                window.toSeconds());
        List<Series> series = prometheus.query(
                query, end.minus(window.multipliedBy(farthest)), end.minus(window.multipliedBy(nearest)), window);
        // Where Prometheus has probes alone it has looked, and users asked for nothing.
        series.forEach(one -> one.values().keySet().forEach(time -> rates.putIfAbsent(time, 0.0)));
        series.stream()
                .filter(one -> routes.isOfUsers(route(one)))
                .forEach(one -> one.values().forEach((time, rate) -> rates.merge(time, rate, Double::sum)));
    }

    static Operation route(Series series) {
        return new Operation(series.label("method"), series.label("handler"));
    }

    /** The instrumentator can be set to tell each status. */
    private static String statusClass(String status) {
        return status.matches("[1-5]..") ? status.charAt(0) + "xx" : Traffic.NO_STATUS;
    }
}
