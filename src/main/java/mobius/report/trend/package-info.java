/** The page of a metric over many runs. */
@NullMarked
package mobius.report.trend;

import org.jspecify.annotations.NullMarked;
