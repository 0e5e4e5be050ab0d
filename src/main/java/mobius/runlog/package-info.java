/** Reads the log of a run: the only package that knows Gatling's bytes. */
@NullMarked
package mobius.runlog;

import org.jspecify.annotations.NullMarked;
