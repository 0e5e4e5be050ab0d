/** What the measurements of a run mean: one question per class, and one verdict of three values over their answers. */
@NullMarked
package mobius.verdict;

import org.jspecify.annotations.NullMarked;
