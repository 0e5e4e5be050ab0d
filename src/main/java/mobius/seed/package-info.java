/** Brings a platform to the state that the data describe, over its public API, and removes what the suite has created. */
@NullMarked
package mobius.seed;

import org.jspecify.annotations.NullMarked;
