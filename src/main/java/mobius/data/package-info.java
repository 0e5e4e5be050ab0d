/** Generates the suite's data from a seed, and checks feeder files before a run. */
@NullMarked
package mobius.data;

import org.jspecify.annotations.NullMarked;
