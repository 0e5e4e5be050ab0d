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
 * Reads production's response times from Prometheus. prometheus-fastapi-instrumentator exports two histograms: one by route with
 * few buckets, and one of all requests with many.
 */
public final class LatencyReader {

    /** The share of requests, above all probes, that the histogram of all requests may have in addition to those of users. */
    private static final double MOST_OF_OTHERS = 0.1;

    private final Prometheus prometheus;
    private final Routes routes;
    private final Selector selector;

    /**
     * Creates a reader.
     *
     * @param selector the series of the platform
     */
    public LatencyReader(Prometheus prometheus, Routes routes, Selector selector) {
        this.prometheus = prometheus;
        this.routes = routes;
        this.selector = selector;
    }

    /**
     * Reads the response times over a range. Histograms without data are empty.
     *
     * @throws ProductionException if Prometheus does not provide them
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

    /** The fine histogram, unless too many of its requests are probes, or it is empty; then the sum of the coarse ones. */
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

    /**
     * Adds the count of a bucket.
     *
     * @throws ProductionException if its bound is not a number
     */
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
