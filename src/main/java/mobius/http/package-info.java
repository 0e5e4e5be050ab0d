/** The only HTTP client of the suite outside Gatling: HTTP/1.1, one origin per request, bounded bodies, bounded time, failures in words. */
@NullMarked
package mobius.http;

import org.jspecify.annotations.NullMarked;
