/** HTTP in the reference target: routes, calls, answers, tokens, the rate limiter and its metrics. */
@NullMarked
package mobius.reference.http;

import org.jspecify.annotations.NullMarked;
