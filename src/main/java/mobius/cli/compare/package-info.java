/** The command {@code bin/mobius compare}, which compares two builds or two runs. */
@NullMarked
package mobius.cli.compare;

import org.jspecify.annotations.NullMarked;
