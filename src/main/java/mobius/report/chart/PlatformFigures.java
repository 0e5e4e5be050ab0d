package mobius.report.chart;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.stream.Stream;
import mobius.telemetry.BucketCounts;
import mobius.telemetry.CounterSeries;
import mobius.telemetry.ProcessTrace;
import mobius.telemetry.Series;
import mobius.telemetry.exposition.Labels;

/** What the scraped sources told over time: the series of a metric in one source together. */
final class PlatformFigures {

    /** Two scrapes in a row may fall out; of a longer silence no rate is known. */
    private static final int SILENT_STEPS = 3;

    private static final long LEAST_GAP_MILLIS = 5_000;

    private final List<Series> recorded;

    PlatformFigures(List<Series> recorded) {
        this.recorded = recorded;
    }

    /** The sources that told a metric. */
    List<String> sourcesOf(String metric) {
        return of(metric).map(Series::source).distinct().toList();
    }

    /** By the time, in milliseconds since the epoch. */
    SortedMap<Long, Double> level(String source, String metric) {
        return added(of(metric).filter(each -> each.source().equals(source)));
    }

    /** Per second. */
    SortedMap<Long, Double> rate(String source, String metric) {
        return rate(source, metric, labels -> true);
    }

    /** Per second, of the series with certain labels. */
    SortedMap<Long, Double> rate(String source, String metric, Predicate<Labels> which) {
        return added(rates(source, metric, which));
    }

    /** Per second, at each time of the one that grew fastest. */
    SortedMap<Long, Double> highestRate(String source, String metric, Predicate<Labels> which) {
        return together(rates(source, metric, which), Math::max);
    }

    /**
     * Of what a histogram counted, in its unit.
     *
     * @param buckets the name of its buckets
     */
    SortedMap<Long, Double> percentile(String source, String buckets, double percentile) {
        return new PercentileOverTime(counters(source, buckets, labels -> true).toList()).at(percentile);
    }

    private Stream<Series> rates(String source, String metric, Predicate<Labels> which) {
        return counters(source, metric, which)
                .map(each -> new CounterSeries(each).rates(Duration.ofMillis(longestGapMillis(each))));
    }

    static long longestGapMillis(Series series) {
        return Math.max(
                LEAST_GAP_MILLIS, SILENT_STEPS * series.usualStepMillis().orElse(0));
    }

    /** None where several processes answer in turn: their counters are not one. */
    private Stream<Series> counters(String source, String metric, Predicate<Labels> which) {
        return takesTurns(source)
                ? Stream.empty()
                : of(metric)
                        .filter(each -> each.source().equals(source))
                        .filter(each ->
                                Labels.parse(each.labels()).filter(which).isPresent());
    }

    private boolean takesTurns(String source) {
        return ProcessTrace.of(recorded.stream()
                        .filter(each -> each.source().equals(source))
                        .toList())
                .takesTurns();
    }

    /** Of the times that both have. */
    static SortedMap<Long, Double> joined(
            SortedMap<Long, Double> left, SortedMap<Long, Double> right, BinaryOperator<Double> operator) {
        SortedMap<Long, Double> both = new TreeMap<>();
        left.forEach((time, value) -> {
            Double other = right.get(time);
            Double result = other == null ? null : operator.apply(value, other);
            if (result != null && Double.isFinite(result)) {
                both.put(time, result);
            }
        });
        return both;
    }

    private Stream<Series> of(String metric) {
        return recorded.stream().filter(each -> each.metric().equals(metric));
    }

    private static SortedMap<Long, Double> added(Stream<Series> parts) {
        return together(parts, Double::sum);
    }

    private static SortedMap<Long, Double> together(Stream<Series> parts, BinaryOperator<Double> operator) {
        SortedMap<Long, Double> all = new TreeMap<>();
        parts.forEach(part -> part.points().forEach(point -> all.merge(point.timeMillis(), point.value(), operator)));
        return all;
    }

    /**
     * What a histogram counted from one reading to the next, or over several of them where there are more than a line has points.
     *
     * @param buckets their series, all of one source
     */
    private record PercentileOverTime(List<Series> buckets) {

        /** At the time of the last reading of each step; none where nothing was counted, nor across a gap. */
        SortedMap<Long, Double> at(double percentile) {
            SortedMap<Long, Double> values = new TreeMap<>();
            Optional<Series> longest = buckets.stream()
                    .max(Comparator.comparingInt(bucket -> bucket.points().size()));
            longest.ifPresent(series -> {
                List<Series.Point> times = series.points();
                int readings = (int) (1 + times.size() / Buckets.MOST);
                long gap = PlatformFigures.longestGapMillis(series)
                        + (readings - 1) * series.usualStepMillis().orElse(0);
                for (int i = readings; i < times.size(); i += readings) {
                    long from = times.get(i - readings).timeMillis();
                    long to = times.get(i).timeMillis();
                    OptionalDouble value = to - from <= gap ? between(from, to, percentile) : OptionalDouble.empty();
                    value.ifPresent(known -> values.put(to, known));
                }
            });
            return values;
        }

        private OptionalDouble between(long fromMillis, long toMillis, double percentile) {
            return BucketCounts.during(buckets.stream()
                            .map(bucket -> bucket.within(fromMillis, toMillis + 1))
                            .toList())
                    .valueAtPercentile(percentile);
        }
    }
}
