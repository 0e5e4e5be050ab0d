/** Checks of what happens above the expected load: the breaking point, degradation, spikes and recovery. */
@NullMarked
package mobius.verdict.overload;

import org.jspecify.annotations.NullMarked;
