/** Reads the budgets and the severity matrix, from the settings and from saved runs. */
@NullMarked
package mobius.config.budget;

import org.jspecify.annotations.NullMarked;
