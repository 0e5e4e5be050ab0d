/** Checks and information before any load is sent. */
@NullMarked
package mobius.run.preflight;

import org.jspecify.annotations.NullMarked;
