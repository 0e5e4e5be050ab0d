/** The runs of a comparison and of a search for the capacity. */
@NullMarked
package mobius.run.leg;

import org.jspecify.annotations.NullMarked;
