/** Comparison of metrics with those of past runs, and of two builds with each other. */
@NullMarked
package mobius.verdict.regression;

import org.jspecify.annotations.NullMarked;
