/** How the reference target behaves: service times, limits, dialect, and what a fault may change. */
@NullMarked
package mobius.reference.settings;

import org.jspecify.annotations.NullMarked;
