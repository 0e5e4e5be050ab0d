/** Findings with their metrics and limits, and the verdict derived from them. */
@NullMarked
package mobius.verdict.finding;

import org.jspecify.annotations.NullMarked;
