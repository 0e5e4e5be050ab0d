/** The words and numbers that all reports share. */
@NullMarked
package mobius.report.text;

import org.jspecify.annotations.NullMarked;
