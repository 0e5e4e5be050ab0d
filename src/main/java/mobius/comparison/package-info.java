/** Two builds whose runs take turns, until it is clear whether one of them is slower: in which order, how often, and when to stop. */
@NullMarked
package mobius.comparison;

import org.jspecify.annotations.NullMarked;
