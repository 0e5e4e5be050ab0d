/** Checks of the run itself: whether the load was sent as planned, and whether the injector measured without delay. */
@NullMarked
package mobius.verdict.validity;

import org.jspecify.annotations.NullMarked;
