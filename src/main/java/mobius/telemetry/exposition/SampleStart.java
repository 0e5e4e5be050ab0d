package mobius.telemetry.exposition;

import org.jspecify.annotations.Nullable;

/**
 * The beginning of a sample line, before its value.
 *
 * @param name of the metric
 * @param labels that were read on the way to the name; null where they are still to come, if there are any
 */
record SampleStart(String name, @Nullable Labels labels) {

    /** {@code name}, or {@code {"a name in quotes",label="value"}}, which Prometheus 3 has for names of any characters. */
    static SampleStart of(LineCursor cursor) throws Malformed {
        if (!cursor.isAt('{')) {
            return new SampleStart(cursor.metricName(), null);
        }
        LineCursor.Braces braces = cursor.braces();
        if (braces.name() == null) {
            throw new Malformed("has no name of a metric");
        }
        return new SampleStart(braces.name(), braces.labels());
    }
}
