/** The frame, style and markup of an HTML page. */
@NullMarked
package mobius.report.page;

import org.jspecify.annotations.NullMarked;
