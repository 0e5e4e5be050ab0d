package mobius.report.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import mobius.text.TextSanitizer;
import org.jspecify.annotations.Nullable;

/** Makes a line of a chart from what a source told: thinned to the mean of each bucket, and broken where nothing was told. */
final class PlatformLine {

    private static final long SECOND_MILLIS = 1_000;

    /** Shorter silences are those of scrapes that came a little late. */
    private static final int SILENT_STEPS = 3;

    private PlatformLine() {}

    /** @param zeroMillis the zero of the charts, since the epoch */
    static Chart.Line of(String name, SortedMap<Long, Double> values, long zeroMillis) {
        Buckets<Map.Entry<Long, Double>> buckets =
                Buckets.of(List.copyOf(values.entrySet()), SECOND_MILLIS, Map.Entry::getKey);
        long gap = SILENT_STEPS * Math.max(buckets.width(), usualStep(values));
        List<List<@Nullable Double>> points = new ArrayList<>();
        long last = Long.MAX_VALUE;
        for (List<Map.Entry<Long, Double>> bucket : buckets.byStart().values()) {
            long time = bucket.get(0).getKey();
            if (last < time - gap) {
                points.add(Arrays.asList(seconds(last - zeroMillis + 1), null));
            }
            points.add(Arrays.asList(seconds(time - zeroMillis), mean(bucket)));
            last = bucket.get(bucket.size() - 1).getKey();
        }
        return new Chart.Line(TextSanitizer.text(name), points, Chart.Stroke.SOLID);
    }

    private static double mean(List<Map.Entry<Long, Double>> bucket) {
        return Rounded.of(
                bucket.stream().mapToDouble(Map.Entry::getValue).average().orElseThrow());
    }

    /** The median of the steps from one reading to the next. */
    private static long usualStep(SortedMap<Long, Double> values) {
        List<Long> times = List.copyOf(values.keySet());
        long[] steps = new long[Math.max(1, times.size() - 1)];
        for (int i = 1; i < times.size(); i++) {
            steps[i - 1] = times.get(i) - times.get(i - 1);
        }
        Arrays.sort(steps);
        return steps[steps.length / 2];
    }

    private static double seconds(long millis) {
        return Rounded.of((double) millis / SECOND_MILLIS);
    }
}
