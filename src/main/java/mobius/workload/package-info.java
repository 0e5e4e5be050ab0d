/** The planned load, as pure values that do not depend on the load generator. */
@NullMarked
package mobius.workload;

import org.jspecify.annotations.NullMarked;
