/** Budgets for latency, errors and resources, with units in their types. */
@NullMarked
package mobius.budget;

import org.jspecify.annotations.NullMarked;
