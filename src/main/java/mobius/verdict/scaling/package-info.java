/** Checks of lists and searches: page sizes, and the growth of cost with the number of rows. */
@NullMarked
package mobius.verdict.scaling;

import org.jspecify.annotations.NullMarked;
