/** Reads the log of a run. No other package depends on Gatling's binary format. */
@NullMarked
package mobius.runlog;

import org.jspecify.annotations.NullMarked;
