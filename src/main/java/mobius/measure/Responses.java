package mobius.measure;

import java.util.Collection;
import java.util.Optional;
import mobius.budget.Ratio;

/**
 * What came of a number of requests.
 *
 * <p>Percentiles that are shown are those of the OK responses: a refusal in a millisecond would pull them down. Where a budget is
 * judged, what failed is slower than every limit.
 *
 * @param ok the response times of what was answered as expected
 * @param ko the time after which the others failed
 * @param failures in which ways the KO ones failed
 * @param throttled how many the rate limiter turned away: neither OK nor KO, in no percentile and in no error rate
 */
public record Responses(LatencyHistogram ok, LatencyHistogram ko, Failures failures, long throttled) {

    public Responses {
        if (failures.total() != ko.count()) {
            throw new IllegalArgumentException(
                    failures.total() + " ways to fail of " + ko.count() + " failed requests");
        }
    }

    /** Of no requests at all. */
    public static final Responses NONE = new Responses(LatencyHistogram.NONE, LatencyHistogram.NONE, Failures.NONE, 0);

    /** How many there are, throttled ones included. */
    public long count() {
        return ok.count() + ko.count() + throttled;
    }

    /** How many were answered, well or badly: the number behind the error rate. */
    public long judged() {
        return ok.count() + ko.count();
    }

    /** The share of KO among all that were not throttled, or empty when there are none. */
    public Optional<Ratio> errorRate() {
        return judged() == 0 ? Optional.empty() : Optional.of(new Ratio((double) ko.count() / judged()));
    }

    /** The share of throttled ones among all, or empty when there are none. */
    public Optional<Ratio> throttledRate() {
        return count() == 0 ? Optional.empty() : Optional.of(new Ratio((double) throttled / count()));
    }

    /** All of them together. */
    public static Responses merged(Collection<Responses> parts) {
        return new Responses(
                LatencyHistogram.merged(parts.stream().map(Responses::ok).toList()),
                LatencyHistogram.merged(parts.stream().map(Responses::ko).toList()),
                Failures.sum(parts.stream().map(Responses::failures).toList()),
                parts.stream().mapToLong(Responses::throttled).sum());
    }
}
