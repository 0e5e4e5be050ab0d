/** In-memory data of the reference target. */
@NullMarked
package mobius.reference.store;

import org.jspecify.annotations.NullMarked;
