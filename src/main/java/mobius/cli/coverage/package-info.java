/** bin/mobius coverage: which endpoints of the platform the suite covers. */
@NullMarked
package mobius.cli.coverage;

import org.jspecify.annotations.NullMarked;
