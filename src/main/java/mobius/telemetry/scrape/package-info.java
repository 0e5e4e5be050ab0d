/** Asks the platform's servers during a run what they have to say about themselves. */
@NullMarked
package mobius.telemetry.scrape;

import org.jspecify.annotations.NullMarked;
