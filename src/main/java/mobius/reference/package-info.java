/** The reference target: a Mobius backend in one process that serves the complete contract and whose true behaviour is known. */
@NullMarked
package mobius.reference;

import org.jspecify.annotations.NullMarked;
