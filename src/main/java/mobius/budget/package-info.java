/** What is acceptable: budgets for latency and errors, with their units in the types. */
@NullMarked
package mobius.budget;

import org.jspecify.annotations.NullMarked;
