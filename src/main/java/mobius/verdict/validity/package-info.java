/** Checks of the run itself: was the load sent as planned, and did the injector measure without delay? */
@NullMarked
package mobius.verdict.validity;

import org.jspecify.annotations.NullMarked;
