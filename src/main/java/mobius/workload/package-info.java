/** What load to offer: pure values, without any idea of who offers it. */
@NullMarked
package mobius.workload;

import org.jspecify.annotations.NullMarked;
