/** Compares metrics with those of earlier runs, and two builds with each other. */
@NullMarked
package mobius.verdict.regression;

import org.jspecify.annotations.NullMarked;
