/** What may have slowed a platform down: one rule for each cause, with the figures that speak for it. */
@NullMarked
package mobius.verdict.suspect;

import org.jspecify.annotations.NullMarked;
