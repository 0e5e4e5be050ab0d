/** Past runs, the spread of their metrics, and the detection of values outside it. */
@NullMarked
package mobius.verdict.past;

import org.jspecify.annotations.NullMarked;
