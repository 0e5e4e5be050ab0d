/** Judges a run from its folder, and keeps it in the history. */
@NullMarked
package mobius.run.judge;

import org.jspecify.annotations.NullMarked;
