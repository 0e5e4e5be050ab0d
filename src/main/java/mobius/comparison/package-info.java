/**
 * Compares two builds by alternating runs until it is clear whether one is slower: the order of the runs, their number, and when
 * to stop.
 */
@NullMarked
package mobius.comparison;

import org.jspecify.annotations.NullMarked;
