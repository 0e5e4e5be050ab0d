/**
 * The HTTP client of the suite outside Gatling: HTTP/1.1, one origin for each request, bounded bodies, bounded time, failures as
 * messages.
 */
@NullMarked
package mobius.http;

import org.jspecify.annotations.NullMarked;
