/** Detection of growth during a soak: memory, descriptors, connections. */
@NullMarked
package mobius.verdict.leak;

import org.jspecify.annotations.NullMarked;
