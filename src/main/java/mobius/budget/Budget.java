package mobius.budget;

import java.time.Duration;
import java.util.Locale;

/** One promise about one figure of a run. The subject is a request name, or {@link #TOTAL}. */
public sealed interface Budget {

    /** The subject of a budget for all requests together. */
    String TOTAL = "all requests";

    String subject();

    /**
     * Whether the verdict rests on it. A run has some thirty endpoints: were each of them to decide, a false alarm would be
     * likely in every run, so that only the total and the critical endpoints do.
     */
    boolean gated();

    /** A percentile of the response times must stay below {@code limit}. */
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

    /** The share of failed requests among all that were not throttled must stay below {@code limit}. */
    record ErrorRate(String subject, Ratio limit, boolean gated) implements Budget {

        @Override
        public String toString() {
            return "%s error rate < %s".formatted(subject, limit);
        }
    }
}
