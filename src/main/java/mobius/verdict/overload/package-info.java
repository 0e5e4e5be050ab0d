/** Checks of the behaviour above the expected load: breaking point, degradation, spikes and recovery. */
@NullMarked
package mobius.verdict.overload;

import org.jspecify.annotations.NullMarked;
