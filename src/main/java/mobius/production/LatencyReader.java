package mobius.production;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import mobius.telemetry.BucketCounts;

/**
 * Asks a Prometheus how long production took to answer. prometheus-fastapi-instrumentator keeps two histograms: one by route with
 * few buckets, and one of everything with many.
 */
public final class LatencyReader {

    /** What the histogram of everything may count besides the requests of users: probes above all. */
    private static final double MOST_OF_OTHERS = 0.1;

    private final Prometheus prometheus;
    private final Routes routes;
    private final Selector selector;

    public LatencyReader(Prometheus prometheus, Routes routes, Selector selector) {
        this.prometheus = prometheus;
        this.routes = routes;
        this.selector = selector;
    }

    /**
     * The times over a range; empty histograms where it has none.
     *
     * @throws ProductionException when it does not tell
     */
    public ServedLatencies latencies(TimeRange range) {
        Map<String, SortedMap<Double, Double>> byRoute = new HashMap<>();
        for (Series bucket : buckets("handler, method, le", "http_request_duration_seconds_bucket", range)) {
            if (routes.isOfUsers(TrafficReader.route(bucket))) {
                add(
                        byRoute.computeIfAbsent(routes.name(TrafficReader.route(bucket)), first -> new TreeMap<>()),
                        bucket);
            }
        }
        SortedMap<Double, Double> fine = new TreeMap<>();
        buckets("le", "http_request_duration_highr_seconds_bucket", range).forEach(bucket -> add(fine, bucket));
        BucketCounts coarse = sum(byRoute.values());
        return new ServedLatencies(
                byRoute.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, route -> new BucketCounts(route.getValue()))),
                best(new BucketCounts(fine), coarse));
    }

    /** The fine one counts probes as well: where they are many, it tells of them. */
    private static BucketCounts best(BucketCounts fine, BucketCounts coarse) {
        double others = fine.total() - coarse.total();
        boolean isOfUsers = fine.total() > 0 && others <= MOST_OF_OTHERS * fine.total();
        return isOfUsers ? fine : coarse;
    }

    private List<Series> buckets(String labels, String metric, TimeRange range) {
        String query = String.format(
                Locale.ROOT,
                "sum by (%s) (increase(%s[%ds]))",
                labels,
                selector.of(metric),
                range.length().toSeconds());
        return prometheus.query(query, range.to());
    }

    private static void add(SortedMap<Double, Double> counts, Series bucket) {
        String bound = bucket.label("le");
        try {
            double seconds = bound.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(bound);
            counts.merge(seconds, bucket.last(), Double::sum);
        } catch (NumberFormatException noBound) {
            throw new ProductionException(
                    "A histogram has a bucket up to \"" + bound + "\", which is not a number", noBound);
        }
    }

    private static BucketCounts sum(Collection<SortedMap<Double, Double>> parts) {
        SortedMap<Double, Double> sum = new TreeMap<>();
        parts.forEach(part -> part.forEach((bound, count) -> sum.merge(bound, count, Double::sum)));
        return new BucketCounts(sum);
    }
}
