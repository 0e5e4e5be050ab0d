/** Statistics: intervals, tests and trends. No class here depends on what is measured. */
@NullMarked
package mobius.stats;

import org.jspecify.annotations.NullMarked;
