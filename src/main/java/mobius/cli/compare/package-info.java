/** bin/mobius compare: two builds, or two runs. */
@NullMarked
package mobius.cli.compare;

import org.jspecify.annotations.NullMarked;
