/** The report of a search for the capacity. */
@NullMarked
package mobius.report.capacity;

import org.jspecify.annotations.NullMarked;
