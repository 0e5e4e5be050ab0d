/** The reports of a comparison of two builds or of two runs. */
@NullMarked
package mobius.report.comparison;

import org.jspecify.annotations.NullMarked;
