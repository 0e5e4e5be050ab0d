/** Endpoints of the reference target. */
@NullMarked
package mobius.reference.api;

import org.jspecify.annotations.NullMarked;
