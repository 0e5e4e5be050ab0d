/** The data of the reference target, in memory. */
@NullMarked
package mobius.reference.store;

import org.jspecify.annotations.NullMarked;
