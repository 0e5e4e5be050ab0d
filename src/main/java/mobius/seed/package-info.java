/** Brings a platform to the state that the data describe, over its public API, and takes away again what the suite created. */
@NullMarked
package mobius.seed;

import org.jspecify.annotations.NullMarked;
