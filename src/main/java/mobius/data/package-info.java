/** The suite's data: what makes it from a seed, and what checks it before a run. */
@NullMarked
package mobius.data;

import org.jspecify.annotations.NullMarked;
