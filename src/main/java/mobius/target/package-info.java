/** The reference target: a Mobius backend in one process that serves the whole contract, and whose truth is known. */
@NullMarked
package mobius.target;

import org.jspecify.annotations.NullMarked;
