/** Statistics: intervals, tests and trends, none of which knows what is measured. */
@NullMarked
package mobius.stats;

import org.jspecify.annotations.NullMarked;
