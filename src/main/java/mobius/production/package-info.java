/** What production is asked and how fast it answers, by its own Prometheus: the load that a test should be like. */
@NullMarked
package mobius.production;

import org.jspecify.annotations.NullMarked;
