/** Talks to a platform: sessions, retries, rate limits, pages. */
@NullMarked
package mobius.seed.client;

import org.jspecify.annotations.NullMarked;
