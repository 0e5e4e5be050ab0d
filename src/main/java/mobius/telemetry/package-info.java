/** What the machines did during a run: samples in a file, and the watch over the injector itself. */
@NullMarked
package mobius.telemetry;

import org.jspecify.annotations.NullMarked;
