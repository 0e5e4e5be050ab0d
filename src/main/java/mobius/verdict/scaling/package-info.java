/** Checks of lists and searches: their page sizes, and how their cost grows with the rows. */
@NullMarked
package mobius.verdict.scaling;

import org.jspecify.annotations.NullMarked;
