/** The pipeline of the nightly runs, executed with stand-ins for the steps of Jenkins. */
@NullMarked
package mobius.ci;

import org.jspecify.annotations.NullMarked;
