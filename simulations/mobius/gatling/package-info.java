/** Where the suite's vocabulary meets Gatling's: the only place that knows both. */
@NullMarked
package mobius.gatling;

import org.jspecify.annotations.NullMarked;
