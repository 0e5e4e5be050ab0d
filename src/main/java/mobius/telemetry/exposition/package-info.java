/** Reads what a server says about itself: Prometheus' text format 0.0.4 and OpenMetrics 1.0 text. */
@NullMarked
package mobius.telemetry.exposition;

import org.jspecify.annotations.NullMarked;
