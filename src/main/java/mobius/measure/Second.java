package mobius.measure;

import org.jspecify.annotations.Nullable;

/**
 * One second of the run, over all requests.
 *
 * @param second its number: 0 begins with the injection; negative for what came before
 * @param usersPlanned how many users should arrive in it; null without a plan
 * @param usersStarted how many arrived in it
 * @param usersActive how many were there at its end
 * @param requestsStarted how many requests were sent in it
 * @param ok how many ended in it, OK
 * @param ko how many ended in it, KO
 * @param throttled how many ended in it, turned away by the rate limiter
 * @param p50Millis of the OK responses to what was sent in it and counts for the total, as for the other percentiles; null when there
 *     are none
 */
public record Second(
        int second,
        @Nullable Double usersPlanned,
        long usersStarted,
        long usersActive,
        long requestsStarted,
        long ok,
        long ko,
        long throttled,
        @Nullable Long p50Millis,
        @Nullable Long p95Millis,
        @Nullable Long p99Millis) {}
