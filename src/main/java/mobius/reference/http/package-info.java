/** HTTP in the reference target: routes, calls, responses, tokens, the rate limiter and metrics. */
@NullMarked
package mobius.reference.http;

import org.jspecify.annotations.NullMarked;
