/** The faults that can be injected into the reference target, one class each. */
@NullMarked
package mobius.reference.fault;

import org.jspecify.annotations.NullMarked;
