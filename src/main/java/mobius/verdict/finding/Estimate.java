package mobius.verdict.finding;

import java.util.OptionalDouble;

/**
 * Result of a statistical test of one metric against its limit.
 *
 * @param status PASS, FAIL or INCONCLUSIVE
 * @param estimate the metric; empty if there are no data
 * @param low the lower end of its interval; empty if there is none
 * @param high the upper end of its interval; empty if there is none
 * @param reason how the result was obtained, as a sentence
 */
public record Estimate(Status status, OptionalDouble estimate, OptionalDouble low, OptionalDouble high, String reason) {

    /** Returns a result whose data do not support an interval. */
    public static Estimate withoutInterval(Status status, double estimate, String reason) {
        return new Estimate(
                status, OptionalDouble.of(estimate), OptionalDouble.empty(), OptionalDouble.empty(), reason);
    }

    /** Returns the same status without the values, for a percentile that is not the time of a response. */
    public Estimate withoutEstimate() {
        return new Estimate(
                status,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                reason + " So many requests failed that the percentile is not the time of a response.");
    }

    /** Returns an INCONCLUSIVE result. */
    public static Estimate withoutData(String reason) {
        return new Estimate(
                Status.INCONCLUSIVE, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), reason);
    }

    /** Returns a result with an interval. */
    public static Estimate withInterval(Status status, double estimate, double low, double high, String reason) {
        return new Estimate(
                status, OptionalDouble.of(estimate), OptionalDouble.of(low), OptionalDouble.of(high), reason);
    }
}
