/** The command {@code bin/mobius coverage}, which shows the endpoints of a platform that the suite covers. */
@NullMarked
package mobius.cli.coverage;

import org.jspecify.annotations.NullMarked;
