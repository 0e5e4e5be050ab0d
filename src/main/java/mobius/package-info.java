/**
 * The life of a load test, in the order in which it happens:
 * {@code config -> workload, budget -> simulation runs (Gatling) -> run log -> measure -> verdict -> report}.
 *
 * <p>Each step is a package, and arrows between packages go one way only. Nothing here knows Gatling; what speaks its DSL
 * lies in {@code simulations/}.
 */
@NullMarked
package mobius;

import org.jspecify.annotations.NullMarked;
