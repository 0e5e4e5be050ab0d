package mobius.measure;

import java.util.Collection;
import java.util.Optional;
import mobius.budget.Ratio;

/**
 * The responses to a set of requests.
 *
 * <p>Reported percentiles are those of the OK responses: a rejection within a millisecond would lower them. For a latency budget,
 * a failed request counts as slower than any limit.
 *
 * @param ok the response times of the OK requests
 * @param ko the times until the other requests failed
 * @param failures the KO requests by kind
 * @param throttled the number of requests rejected by the rate limiter: neither OK nor KO, in no percentile and in no error rate
 */
public record Responses(LatencyHistogram ok, LatencyHistogram ko, Failures failures, long throttled) {

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if there are not as many failures as KO requests
     */
    public Responses {
        if (failures.total() != ko.count()) {
            throw new IllegalArgumentException(
                    failures.total() + " ways to fail of " + ko.count() + " failed requests");
        }
    }

    /** Responses to no requests. */
    public static final Responses NONE = new Responses(LatencyHistogram.NONE, LatencyHistogram.NONE, Failures.NONE, 0);

    /** Returns the number of requests, including throttled ones. */
    public long count() {
        return ok.count() + ko.count() + throttled;
    }

    /** Returns the number of OK and KO requests: the denominator of the error rate. */
    public long judged() {
        return ok.count() + ko.count();
    }

    /** Returns the share of KO among the requests that were not throttled; empty if there are none. */
    public Optional<Ratio> errorRate() {
        return judged() == 0 ? Optional.empty() : Optional.of(new Ratio((double) ko.count() / judged()));
    }

    /** Returns the share of throttled requests among all; empty if there are none. */
    public Optional<Ratio> throttledRate() {
        return count() == 0 ? Optional.empty() : Optional.of(new Ratio((double) throttled / count()));
    }

    /** Returns all parts merged. */
    public static Responses merged(Collection<Responses> parts) {
        return new Responses(
                LatencyHistogram.merged(parts.stream().map(Responses::ok).toList()),
                LatencyHistogram.merged(parts.stream().map(Responses::ko).toList()),
                Failures.sum(parts.stream().map(Responses::failures).toList()),
                parts.stream().mapToLong(Responses::throttled).sum());
    }
}
