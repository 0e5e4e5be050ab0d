package mobius.telemetry;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mobius.telemetry.exposition.Labels;

/**
 * The telemetry of a period. A series that covers less than 80 % of the period counts as unknown, because the gaps may be what
 * matters. Sources behind which several processes answer in turn have no rates.
 */
public final class TimeSlice {

    private static final double MILLIS_PER_SECOND = 1e3;
    private static final Duration LONGEST_GAP = Duration.ofSeconds(30);

    private final List<Series> recorded;
    private final long fromMillis;
    private final long toMillis;

    /** Series of the period by metric: a soak has millions of points, and rules read the same metrics repeatedly. */
    private final Map<String, List<Series>> cut = new HashMap<>();

    private final Map<String, Boolean> turns = new HashMap<>();

    /**
     * Cuts series.
     *
     * @param fromMillis since the epoch, inclusive
     * @param toMillis since the epoch, exclusive
     */
    public TimeSlice(List<Series> recorded, long fromMillis, long toMillis) {
        this.recorded = List.copyOf(recorded);
        this.fromMillis = fromMillis;
        this.toMillis = toMillis;
    }

    /**
     * Returns a part of the period.
     *
     * @param from start, as a share of the period, from 0 to 1
     * @param to end, as a share of the period, from 0 to 1
     */
    public TimeSlice part(double from, double to) {
        long length = toMillis - fromMillis;
        return new TimeSlice(recorded, fromMillis + Math.round(from * length), fromMillis + Math.round(to * length));
    }

    public double seconds() {
        return (toMillis - fromMillis) / MILLIS_PER_SECOND;
    }

    /** Returns the sources that ever exposed a metric. */
    public List<String> sourcesOf(String metric) {
        return recorded.stream()
                .filter(series -> series.metric().equals(metric))
                .map(Series::source)
                .distinct()
                .toList();
    }

    /** Returns true if all sources that ever exposed a metric cover this period, and there is at least one. */
    public boolean has(String metric) {
        Set<String> steady = cut(metric).map(Series::source).collect(Collectors.toSet());
        return !steady.isEmpty() && steady.containsAll(sourcesOf(metric));
    }

    /** As {@link #has}, for rates: each source must be a single process. */
    public boolean hasRates(String metric) {
        return has(metric) && sourcesOf(metric).stream().noneMatch(this::takesTurns);
    }

    /** Returns the mean of a metric with one series in the source. */
    public OptionalDouble mean(String source, String metric) {
        return sum(cut(metric).filter(series -> series.source().equals(source)), labels -> true, Series::mean);
    }

    /** Returns the sum of the means of the series with certain labels in a source. */
    public OptionalDouble mean(String source, String metric, Predicate<Labels> which) {
        return sum(cut(metric).filter(series -> series.source().equals(source)), which, Series::mean);
    }

    /** Returns the highest value of a metric with one series in the source. */
    public OptionalDouble highest(String source, String metric) {
        return sum(cut(metric).filter(series -> series.source().equals(source)), labels -> true, Series::max);
    }

    /** Returns the labels of the series of a metric in a source, without those that are unknown. */
    public List<Labels> labelsOf(String source, String metric) {
        return cut(metric)
                .filter(series -> series.source().equals(source))
                .flatMap(series -> Labels.parse(series.labels()).stream())
                .toList();
    }

    /** Returns the sum of the means of a metric over all sources; empty if one of them is unknown. */
    public OptionalDouble mean(String metric) {
        return mean(metric, labels -> true);
    }

    /** Returns the sum of the means of the series with certain labels over all sources; empty if one source is unknown. */
    public OptionalDouble mean(String metric, Predicate<Labels> which) {
        return sum(ofAll(metric), which, Series::mean);
    }

    /** Returns the increase of the series of a counter with certain labels in a source. */
    public OptionalDouble increase(String source, String metric, Predicate<Labels> which) {
        return sum(counters(source, metric), which, series -> new CounterSeries(series).increase());
    }

    /** Returns the increase per second of a counter in a source. */
    public OptionalDouble perSecond(String source, String metric) {
        return sum(counters(source, metric), labels -> true, TimeSlice::rate);
    }

    /** Returns the increase per second of a counter over all sources; empty if one of them has no rate. */
    public OptionalDouble perSecond(String metric) {
        return sum(counters(metric), labels -> true, TimeSlice::rate);
    }

    /**
     * Returns the increase per second of a counter over all sources, grouped by a key of its labels; empty if a source has no
     * rate.
     *
     * @param key derived from the labels of a series; a series without one is left out
     */
    public <K> Map<K, Double> perSecondBy(String metric, Function<Labels, Optional<K>> key) {
        Map<K, Double> rates = new LinkedHashMap<>();
        counters(metric)
                .forEach(series -> Labels.parse(series.labels())
                        .flatMap(key)
                        .ifPresent(shared -> rate(series).ifPresent(rate -> rates.merge(shared, rate, Double::sum))));
        return rates;
    }

    /**
     * Returns the increase per second of all series of a counter in a source before each scrape, by the time of the scrape since
     * the epoch.
     */
    public Map<Long, Double> rates(String source, String metric) {
        Map<Long, Double> rates = new TreeMap<>();
        counters(source, metric)
                .flatMap(series -> new CounterSeries(series).rates(LONGEST_GAP).points().stream())
                .forEach(point -> rates.merge(point.timeMillis(), point.value(), Double::sum));
        return rates;
    }

    private static OptionalDouble rate(Series series) {
        return new CounterSeries(series).perSecond();
    }

    private static OptionalDouble sum(
            Stream<Series> series, Predicate<Labels> which, Function<Series, OptionalDouble> figure) {
        return series.filter(one -> Labels.parse(one.labels()).filter(which).isPresent())
                .map(figure)
                .flatMapToDouble(OptionalDouble::stream)
                .reduce(Double::sum);
    }

    /** Returns the series of all sources; none if one source is unknown, because the sum would be too small. */
    private Stream<Series> ofAll(String metric) {
        return has(metric) ? cut(metric) : Stream.empty();
    }

    private Stream<Series> counters(String metric) {
        return hasRates(metric) ? cut(metric) : Stream.empty();
    }

    private Stream<Series> counters(String source, String metric) {
        return takesTurns(source)
                ? Stream.empty()
                : cut(metric).filter(series -> series.source().equals(source));
    }

    private boolean takesTurns(String source) {
        return turns.computeIfAbsent(
                source,
                name -> ProcessTrace.within(
                                recorded.stream()
                                        .filter(series -> series.source().equals(name))
                                        .toList(),
                                fromMillis,
                                toMillis)
                        .takesTurns());
    }

    private Stream<Series> cut(String metric) {
        return cut
                .computeIfAbsent(
                        metric,
                        name -> recorded.stream()
                                .filter(series -> series.metric().equals(name))
                                .flatMap(whole -> Stream.of(whole.within(fromMillis, toMillis))
                                        .filter(part -> Coverage.isMost(whole, part, toMillis - fromMillis)))
                                .toList())
                .stream();
    }
}
