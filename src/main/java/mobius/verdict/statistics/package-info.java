/** What numbers alone say: estimates, their errors and bounds. What follows from them for a run is up to the verdict. */
@NullMarked
package mobius.verdict.statistics;

import org.jspecify.annotations.NullMarked;
