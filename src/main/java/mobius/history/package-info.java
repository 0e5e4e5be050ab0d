/** What is remembered of runs, so that the next one can be held against them. */
@NullMarked
package mobius.history;

import org.jspecify.annotations.NullMarked;
