package mobius.measure;

import org.jspecify.annotations.Nullable;

/**
 * One second of the run, over all requests.
 *
 * @param second its number; 0 begins with the injection, earlier seconds are negative
 * @param usersPlanned the planned number of arrivals; null without a plan
 * @param usersStarted the number of arrivals
 * @param usersActive the number of users at its end
 * @param requestsStarted the number of requests sent in it
 * @param ok the number of requests that ended in it as OK
 * @param ko the number of requests that ended in it as KO
 * @param throttled the number of requests that ended in it, rejected by the rate limiter
 * @param p50Millis of the OK responses to requests that were sent in it and count for the total; null if there are none
 * @param p95Millis of the same responses
 * @param p99Millis of the same responses
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
