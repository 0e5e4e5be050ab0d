/** Checks of response times and errors against the budgets. */
@NullMarked
package mobius.verdict.budget;

import org.jspecify.annotations.NullMarked;
