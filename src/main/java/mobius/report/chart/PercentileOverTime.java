package mobius.report.chart;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import mobius.telemetry.BucketCounts;
import mobius.telemetry.Series;

/**
 * What a histogram counted from one reading to the next, or over several of them where there are more than a line has points.
 *
 * @param buckets their series, all of one source
 */
record PercentileOverTime(List<Series> buckets) {

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
