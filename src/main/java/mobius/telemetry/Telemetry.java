package mobius.telemetry;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All series of a run.
 *
 * @param series one for each source, metric and labels, in the order in which they first appear
 */
public record Telemetry(List<Series> series) {

    public Telemetry {
        series = List.copyOf(series);
    }

    /**
     * Reads {@code telemetry.csv}. A last line that a killed run has cut short is left out.
     *
     * @throws IOException when the file cannot be read, or a line of it is no sample; the message names the line
     */
    public static Telemetry read(Path file) throws IOException {
        return of(SampleCsv.read(file));
    }

    /** Sorts samples into series; they may come in any order. */
    public static Telemetry of(List<Sample> samples) {
        Map<List<String>, List<Sample>> bySeries = new LinkedHashMap<>();
        for (Sample sample : samples) {
            bySeries.computeIfAbsent(key(sample), key -> new ArrayList<>()).add(sample);
        }
        return new Telemetry(bySeries.values().stream().map(Telemetry::toSeries).toList());
    }

    /** The series of one metric, one for each of its labels; none when it was not recorded. */
    public List<Series> of(String source, String metric) {
        return series.stream()
                .filter(candidate ->
                        candidate.source().equals(source) && candidate.metric().equals(metric))
                .toList();
    }

    private static List<String> key(Sample sample) {
        return List.of(sample.source(), sample.metric(), sample.labels());
    }

    private static Series toSeries(List<Sample> samples) {
        Sample first = samples.get(0);
        List<Series.Point> points = samples.stream()
                .map(sample -> new Series.Point(sample.timeMillis(), sample.value()))
                .sorted(Comparator.comparingLong(Series.Point::timeMillis))
                .toList();
        return new Series(first.source(), first.metric(), first.labels(), points);
    }
}
