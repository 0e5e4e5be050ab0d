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
 * What was recorded between two moments. Of a series that covers less than 80 % of that time nothing is known: what happened in
 * its gaps may be what matters. Of a source behind which several processes answer in turn no rate is known.
 */
public final class TimeSlice {

    private static final double MILLIS_PER_SECOND = 1e3;
    private static final Duration LONGEST_GAP = Duration.ofSeconds(30);

    private final List<Series> recorded;
    private final long fromMillis;
    private final long toMillis;

    /** A soak has millions of points, and rules ask for the same metric again and again. */
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

    /** A part of it, each end as a share of the whole, from 0 to 1. */
    public TimeSlice part(double from, double to) {
        long length = toMillis - fromMillis;
        return new TimeSlice(recorded, fromMillis + Math.round(from * length), fromMillis + Math.round(to * length));
    }

    public double seconds() {
        return (toMillis - fromMillis) / MILLIS_PER_SECOND;
    }

    /** The sources that ever told a metric. */
    public List<String> sourcesOf(String metric) {
        return recorded.stream()
                .filter(series -> series.metric().equals(metric))
                .map(Series::source)
                .distinct()
                .toList();
    }

    /** Whether each source that ever told a metric told it over most of this time, and any did. */
    public boolean has(String metric) {
        Set<String> steady = cut(metric).map(Series::source).collect(Collectors.toSet());
        return !steady.isEmpty() && steady.containsAll(sourcesOf(metric));
    }

    /** As {@link #has}, and each source is one process, so that rates are known. */
    public boolean hasRates(String metric) {
        return has(metric) && sourcesOf(metric).stream().noneMatch(this::takesTurns);
    }

    /** The mean of a metric that has one series in each source. */
    public OptionalDouble mean(String source, String metric) {
        return sum(cut(metric).filter(series -> series.source().equals(source)), labels -> true, Series::mean);
    }

    /** The means of the series of a metric with certain labels in one source, added up. */
    public OptionalDouble mean(String source, String metric, Predicate<Labels> which) {
        return sum(cut(metric).filter(series -> series.source().equals(source)), which, Series::mean);
    }

    /** The highest value of a metric that has one series in each source. */
    public OptionalDouble highest(String source, String metric) {
        return sum(cut(metric).filter(series -> series.source().equals(source)), labels -> true, Series::max);
    }

    /** The labels of those series of a metric in one source of which anything is known. */
    public List<Labels> labelsOf(String source, String metric) {
        return cut(metric)
                .filter(series -> series.source().equals(source))
                .flatMap(series -> Labels.parse(series.labels()).stream())
                .toList();
    }

    /** The means of a metric in all sources, added up; empty where one of them fell silent. */
    public OptionalDouble mean(String metric) {
        return mean(metric, labels -> true);
    }

    /**
     * The means of the series of a metric with certain labels in all sources, added up; empty where one of them fell silent.
     */
    public OptionalDouble mean(String metric, Predicate<Labels> which) {
        return sum(ofAll(metric), which, Series::mean);
    }

    /** By how much the series of a counter with certain labels grew together in one source. */
    public OptionalDouble increase(String source, String metric, Predicate<Labels> which) {
        return sum(counters(source, metric), which, series -> new CounterSeries(series).increase());
    }

    /** How fast a counter grew in one source, per second. */
    public OptionalDouble perSecond(String source, String metric) {
        return sum(counters(source, metric), labels -> true, TimeSlice::rate);
    }

    /** How fast a counter grew in all sources together, per second; empty where one of them tells no rates. */
    public OptionalDouble perSecond(String metric) {
        return sum(counters(metric), labels -> true, TimeSlice::rate);
    }

    /**
     * How fast the series of a counter grew that share a key, in all sources together, per second; empty where one of them tells
     * no rates.
     *
     * @param key what is taken from the labels of a series; a series without it is left out
     */
    public <K> Map<K, Double> perSecondBy(String metric, Function<Labels, Optional<K>> key) {
        Map<K, Double> rates = new LinkedHashMap<>();
        counters(metric)
                .forEach(series -> Labels.parse(series.labels())
                        .flatMap(key)
                        .ifPresent(shared -> rate(series).ifPresent(rate -> rates.merge(shared, rate, Double::sum))));
        return rates;
    }

    /** How fast all series of a counter in one source grew together before each scrape, per second, by its time since the epoch. */
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

    /** A sum without what a source did not tell would be too small. */
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
