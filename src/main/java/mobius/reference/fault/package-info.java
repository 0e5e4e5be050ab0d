/** The faults that can be planted in the reference target, one class each. */
@NullMarked
package mobius.reference.fault;

import org.jspecify.annotations.NullMarked;
