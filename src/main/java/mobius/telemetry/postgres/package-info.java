/** Asks the platform's PostgreSQL during a run, by a connection that can only read. */
@NullMarked
package mobius.telemetry.postgres;

import org.jspecify.annotations.NullMarked;
