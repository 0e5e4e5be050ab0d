package mobius.telemetry.exposition;

import java.util.List;

/**
 * What was kept of one exposition, all of which was well formed.
 *
 * @param metrics the series that somebody asked for, in the order of the text
 * @param duplicates how many lines gave a series that was there already; the first one counts
 * @param leftOut how many lines were asked for, but are beyond the limit
 */
public record Exposition(List<Metric> metrics, int duplicates, int leftOut) {

    public Exposition {
        metrics = List.copyOf(metrics);
    }

    /** The series of one metric. */
    public List<Metric> named(String name) {
        return metrics.stream().filter(metric -> metric.name().equals(name)).toList();
    }
}
