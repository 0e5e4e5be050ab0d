/** The lines of each chart, as the pages draw them. */
@NullMarked
package mobius.report.chart;

import org.jspecify.annotations.NullMarked;
