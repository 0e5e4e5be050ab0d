/** The reference target, started for real and asked over HTTP. */
@NullMarked
package mobius.target;

import org.jspecify.annotations.NullMarked;
