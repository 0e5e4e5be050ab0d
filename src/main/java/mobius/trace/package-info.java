/** The requests by which slow and failed ones are found, and what a store of traces knows about them. */
@NullMarked
package mobius.trace;

import org.jspecify.annotations.NullMarked;
