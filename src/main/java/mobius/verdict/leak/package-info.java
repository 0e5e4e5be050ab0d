/** Whether a figure of a server grows for good while the load stays the same: the rule for leaks. */
@NullMarked
package mobius.verdict.leak;

import org.jspecify.annotations.NullMarked;
