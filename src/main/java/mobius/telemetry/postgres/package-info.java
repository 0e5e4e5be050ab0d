/** Reads the statistics of the platform's PostgreSQL during a run, over a read-only connection. */
@NullMarked
package mobius.telemetry.postgres;

import org.jspecify.annotations.NullMarked;
