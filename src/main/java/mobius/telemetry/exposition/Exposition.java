package mobius.telemetry.exposition;

import java.util.List;
import java.util.Optional;

/**
 * What was kept of one exposition.
 *
 * @param metrics the series that somebody asked for, in the order of the text
 * @param duplicates how many lines gave a series that was there already; the first one counts
 * @param leftOut how many lines were asked for, but are beyond the limit
 * @param notUnderstood how many lines are neither a sample nor a comment; they are left out
 * @param firstFault what is wrong with the first of them, without its text; empty if there is none
 */
public record Exposition(
        List<Metric> metrics, int duplicates, int leftOut, int notUnderstood, Optional<String> firstFault) {

    public Exposition {
        metrics = List.copyOf(metrics);
    }

    /** The series of one metric. */
    public List<Metric> named(String name) {
        return metrics.stream().filter(metric -> metric.name().equals(name)).toList();
    }
}
