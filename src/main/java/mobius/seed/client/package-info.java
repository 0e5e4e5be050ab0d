/** The client of a platform's API: sign-in, retries, rate limits, paging. */
@NullMarked
package mobius.seed.client;

import org.jspecify.annotations.NullMarked;
