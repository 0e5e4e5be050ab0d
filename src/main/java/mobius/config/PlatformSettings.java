package mobius.config;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import mobius.config.hocon.Region;

/**
 * The platform under test.
 *
 * @param baseUrl http or https, a host, perhaps a port and a path below which the platform answers, without a slash at the
 *     end; empty in the environment {@code embedded} until its target has started
 * @param apiPrefix what stands between the base URL and an endpoint, for example {@code /api/v1}; may be empty
 * @param region where the users come from that are signed in
 * @param accounts how many of the region's accounts take part, the first ones of the feeder; empty for all of them
 * @param answerWithin how long the preflight waits for the first answer, above zero
 * @param timeouts what clients wait for an answer
 * @param limits the platform's rate limiter
 * @param tokenLifetime of an access token that does not say when it expires, above zero
 * @param largestImportBytes the largest file that the platform and what stands before it accept
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

    /** The same platform with users of another region. */
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

    /** The same platform, found at {@code url}: that of a target which has just started. */
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
