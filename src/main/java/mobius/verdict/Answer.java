package mobius.verdict;

import java.util.OptionalDouble;

/**
 * What a statistical test says about one figure against its limit.
 *
 * @param status PASS, FAIL or INCONCLUSIVE
 * @param estimate the figure, or empty when there are no data
 * @param low the lower end of its interval, or empty when no interval can be given
 * @param high the upper end, likewise
 * @param reason how the answer was reached, a sentence
 */
record Answer(Status status, OptionalDouble estimate, OptionalDouble low, OptionalDouble high, String reason) {

    static Answer withoutInterval(Status status, double estimate, String reason) {
        return new Answer(status, OptionalDouble.of(estimate), OptionalDouble.empty(), OptionalDouble.empty(), reason);
    }

    /** The same answer to a figure that is not one. */
    Answer withoutEstimate() {
        return new Answer(
                status,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                reason + " So many requests failed that the percentile is not the time of a response.");
    }

    static Answer withoutData(String reason) {
        return new Answer(
                Status.INCONCLUSIVE, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), reason);
    }

    static Answer withInterval(Status status, double estimate, double low, double high, String reason) {
        return new Answer(status, OptionalDouble.of(estimate), OptionalDouble.of(low), OptionalDouble.of(high), reason);
    }
}
