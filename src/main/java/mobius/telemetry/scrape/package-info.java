/** Scrapes the metrics of the platform's servers during a run. */
@NullMarked
package mobius.telemetry.scrape;

import org.jspecify.annotations.NullMarked;
