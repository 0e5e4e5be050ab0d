/** Finds what grows during a soak: memory, descriptors, connections. */
@NullMarked
package mobius.verdict.leak;

import org.jspecify.annotations.NullMarked;
