/** Asks everything that there is to ask about a run, and decides PASS, FAIL or INCONCLUSIVE. */
@NullMarked
package mobius.verdict;

import org.jspecify.annotations.NullMarked;
