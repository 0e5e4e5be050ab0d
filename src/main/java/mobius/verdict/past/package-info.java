/** Earlier runs, the spread of their metrics, and whether new ones stick out of it. */
@NullMarked
package mobius.verdict.past;

import org.jspecify.annotations.NullMarked;
