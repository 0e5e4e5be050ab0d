/** Runs all checks on a run and decides PASS, FAIL or INCONCLUSIVE. */
@NullMarked
package mobius.verdict;

import org.jspecify.annotations.NullMarked;
