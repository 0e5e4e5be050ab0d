/** The input of all checks: measurement, plan, telemetry and conditions of one run. */
@NullMarked
package mobius.verdict.evidence;

import org.jspecify.annotations.NullMarked;
