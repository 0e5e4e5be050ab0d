/** Storage of past runs, with which new runs are compared. */
@NullMarked
package mobius.history;

import org.jspecify.annotations.NullMarked;
