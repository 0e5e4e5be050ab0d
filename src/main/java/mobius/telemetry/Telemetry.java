package mobius.telemetry;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

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
     * Reads {@code telemetry.csv}. An incomplete last line of a killed run is left out.
     *
     * @throws IOException if the file cannot be read, or if a line is not a sample; the message names the line
     */
    public static Telemetry read(Path file) throws IOException {
        SeriesBuilder builder = new SeriesBuilder();
        SampleCsv.read(file, builder::add);
        return builder.build();
    }

    /** Groups samples, in any order, into series. */
    public static Telemetry of(List<Sample> samples) {
        SeriesBuilder builder = new SeriesBuilder();
        samples.forEach(builder::add);
        return builder.build();
    }

    /** Returns the series of a metric, one for each of its labels; none if it was not recorded. */
    public List<Series> of(String source, String metric) {
        return series.stream()
                .filter(candidate ->
                        candidate.source().equals(source) && candidate.metric().equals(metric))
                .toList();
    }
}
