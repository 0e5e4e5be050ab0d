package mobius.config;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import mobius.config.hocon.Region;

/**
 * The platform under test.
 *
 * @param baseUrl http or https, a host, an optional port and an optional path, without a slash at the end; empty in the
 *     environment {@code embedded} until its target has started
 * @param apiPrefix the path between the base URL and an endpoint, for example {@code /api/v1}; may be empty
 * @param region of the users that are signed in
 * @param accounts how many of the region's accounts take part, from the first in the feeder; empty for all
 * @param answerWithin how long the preflight waits for the first response, above zero
 * @param timeouts how long clients wait for a response
 * @param limits of the platform's rate limiter
 * @param tokenLifetime of an access token that does not state when it expires, above zero
 * @param largestImportBytes the largest file that the platform and the proxies in front of it accept
 * @param realtime how it sends events
 */
public record PlatformSettings(
        Optional<URI> baseUrl,
        String apiPrefix,
        Region region,
        Optional<Integer> accounts,
        Duration answerWithin,
        Timeouts timeouts,
        RateLimits limits,
        Duration tokenLifetime,
        long largestImportBytes,
        Realtime realtime) {

    /** Returns the same platform with users of another region. */
    PlatformSettings in(Region other) {
        return new PlatformSettings(
                baseUrl,
                apiPrefix,
                other,
                accounts,
                answerWithin,
                timeouts,
                limits,
                tokenLifetime,
                largestImportBytes,
                realtime);
    }

    /** Returns the same platform at another URL, for example that of a target that has just started. */
    public PlatformSettings at(URI url) {
        return new PlatformSettings(
                Optional.of(url),
                apiPrefix,
                region,
                accounts,
                answerWithin,
                timeouts,
                limits,
                tokenLifetime,
                largestImportBytes,
                realtime);
    }
}
