/** Settings of the reference target: service times, limits, dialect, and the points at which a fault can interfere. */
@NullMarked
package mobius.reference.settings;

import org.jspecify.annotations.NullMarked;
