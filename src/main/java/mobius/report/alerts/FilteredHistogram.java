package mobius.report.alerts;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * The requests of the total, without the handlers that may take longer. The histogram of all requests cannot leave them out, and
 * that of the handlers has few buckets; one less the other would mix unlike buckets. So numbers at the bounds are those of the
 * handlers, and what lies between two of them is spread as it is among all requests.
 *
 * @param platform the label matchers of all requests
 * @param counted the label matchers of the handlers in the total
 */
record FilteredHistogram(String platform, String counted) {

    private static final Histogram ALL = Histogram.ALL;
    private static final Histogram BY_HANDLER = Histogram.BY_HANDLER;

    String count(RateWindow range) {
        return BY_HANDLER.count(counted, range);
    }

    /** How many are faster than a limit; empty for a limit beyond the last bound. */
    Optional<String> fasterThan(Duration limit, RateWindow range) {
        return ALL.fasterThan(limit, platform, range).map(faster -> {
            BigDecimal seconds = Histogram.seconds(limit);
            Optional<BigDecimal> upper = BY_HANDLER.atLeast(seconds);
            return upper.filter(bound -> bound.compareTo(seconds) == 0)
                    .map(bound -> BY_HANDLER.upTo(bound, counted, range))
                    .orElseGet(() -> between(BY_HANDLER.below(seconds), upper, faster, range));
        });
    }

    /** Where no request lies between the bounds, there is no share of them either. */
    private String between(Optional<BigDecimal> lower, Optional<BigDecimal> upper, String faster, RateWindow range) {
        String below =
                lower.map(bound -> BY_HANDLER.upTo(bound, counted, range)).orElse("0");
        String above =
                upper.map(bound -> BY_HANDLER.upTo(bound, counted, range)).orElseGet(() -> count(range));
        String allBelow = lower.map(bound -> ALL.upTo(bound, platform, range)).orElse("0");
        String allAbove =
                upper.map(bound -> ALL.upTo(bound, platform, range)).orElseGet(() -> ALL.count(platform, range));
        String spread = "(%s - %s)".formatted(allAbove, allBelow);
        return "(%s + ((%s - %s) * (%s - %s) / (%s > 0) or %s))"
                .formatted(below, above, below, faster, allBelow, spread, spread);
    }
}
