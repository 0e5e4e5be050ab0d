package mobius.budget;

import java.time.Duration;
import java.util.Locale;

/** A limit for one metric of a run. The subject is a request name, or {@link #TOTAL}. */
public sealed interface Budget {

    /** Subject of a budget for all requests together. */
    String TOTAL = "all requests";

    /** Returns the request name, or {@link #TOTAL}. */
    String subject();

    /**
     * Returns true if the budget affects the verdict. A run has some thirty endpoints: if all of them were gated, a false alarm
     * would be likely in every run. Therefore only the total and the critical endpoints are gated.
     */
    boolean gated();

    /**
     * A percentile of the response times must be below a limit.
     *
     * @param subject a request name, or {@link #TOTAL}
     * @param percentile of the response times in a measured window
     * @param limit above zero, exclusive
     * @param gated true if it affects the verdict
     */
    record Latency(String subject, Percentile percentile, Duration limit, boolean gated) implements Budget {

        public Latency {
            if (limit.isZero() || limit.isNegative()) {
                throw new IllegalArgumentException(
                        "the budget of " + subject + " " + percentile + " must be above zero, not " + limit);
            }
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%s %s < %d ms", subject, percentile, limit.toMillis());
        }
    }

    /**
     * The share of failed requests among those that were not throttled must be below a limit.
     *
     * @param subject a request name, or {@link #TOTAL}
     * @param limit exclusive
     * @param gated true if it affects the verdict
     */
    record ErrorRate(String subject, Ratio limit, boolean gated) implements Budget {

        @Override
        public String toString() {
            return "%s error rate < %s".formatted(subject, limit);
        }
    }
}
