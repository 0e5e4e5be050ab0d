/** Counts the records of a log in one pass and in bounded memory. */
@NullMarked
package mobius.measure.tally;

import org.jspecify.annotations.NullMarked;
