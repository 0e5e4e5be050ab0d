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
     * Reads {@code telemetry.csv}. A last line that a killed run has cut short is left out.
     *
     * @throws IOException when the file cannot be read, or a line of it is no sample; the message names the line
     */
    public static Telemetry read(Path file) throws IOException {
        SeriesBuilder builder = new SeriesBuilder();
        SampleCsv.read(file, builder::add);
        return builder.build();
    }

    /** Sorts samples into series; they may come in any order. */
    public static Telemetry of(List<Sample> samples) {
        SeriesBuilder builder = new SeriesBuilder();
        samples.forEach(builder::add);
        return builder.build();
    }

    /** The series of one metric, one for each of its labels; none when it was not recorded. */
    public List<Series> of(String source, String metric) {
        return series.stream()
                .filter(candidate ->
                        candidate.source().equals(source) && candidate.metric().equals(metric))
                .toList();
    }
}
