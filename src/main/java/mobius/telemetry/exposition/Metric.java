package mobius.telemetry.exposition;

/**
 * One series of an exposition and its value.
 *
 * @param name as in the exposition, with endings such as {@code _total} and {@code _bucket}
 * @param labels of the series
 * @param value NaN and the infinities included
 */
public record Metric(String name, Labels labels, double value) {}
