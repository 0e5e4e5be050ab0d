package mobius.telemetry.scrape;

import mobius.telemetry.exposition.Metric;

/**
 * A figure of a source, or of one of the processes or containers that it exposes.
 *
 * @param part which of them; empty for the source itself
 * @param metric by its canonical name
 */
public record Reading(String part, Metric metric) {}
