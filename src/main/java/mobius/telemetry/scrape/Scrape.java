package mobius.telemetry.scrape;

import java.util.SortedSet;
import mobius.telemetry.exposition.Exposition;

/**
 * The response of a source.
 *
 * @param exposition the metrics of its role
 * @param unknown the names of all others
 */
record Scrape(Exposition exposition, SortedSet<String> unknown) {}
