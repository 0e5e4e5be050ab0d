/** The requests that production receives and its response times, read from Prometheus: the load that a test should resemble. */
@NullMarked
package mobius.production;

import org.jspecify.annotations.NullMarked;
