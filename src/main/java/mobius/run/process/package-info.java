/** Starts and stops processes: Gatling, the reference target. */
@NullMarked
package mobius.run.process;

import org.jspecify.annotations.NullMarked;
