/** The commands of {@code bin/mobius}. */
@NullMarked
package mobius.cli;

import org.jspecify.annotations.NullMarked;
