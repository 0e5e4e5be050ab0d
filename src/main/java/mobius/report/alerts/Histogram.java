package mobius.report.alerts;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A histogram of response times that the platform exports.
 *
 * @param name without its suffixes
 * @param bounds in seconds, upwards, without the infinite one
 */
record Histogram(String name, List<BigDecimal> bounds) {

    /** Of all requests, by prometheus-fastapi-instrumentator. */
    static final Histogram ALL = of(
            "http_request_duration_highr_seconds",
            "0.01",
            "0.025",
            "0.05",
            "0.075",
            "0.1",
            "0.25",
            "0.5",
            "0.75",
            "1",
            "1.5",
            "2",
            "2.5",
            "3",
            "3.5",
            "4",
            "4.5",
            "5",
            "7.5",
            "10",
            "30",
            "60");

    /** Of each handler and method. */
    static final Histogram BY_HANDLER = of("http_request_duration_seconds", "0.1", "0.5", "1");

    private static Histogram of(String name, String... bounds) {
        return new Histogram(name, List.of(bounds).stream().map(BigDecimal::new).toList());
    }

    /** A quantile of the last 5 minutes, in seconds. */
    String quantile(String quantile, String labels) {
        return "histogram_quantile(%s, sum by (le) (rate(%s_bucket{%s}[5m])))".formatted(quantile, name, labels);
    }

    static BigDecimal seconds(Duration limit) {
        return BigDecimal.valueOf(limit.toNanos(), 9);
    }

    /** The first bound that is not below a figure; empty beyond the last one. */
    Optional<BigDecimal> atLeast(BigDecimal seconds) {
        return bounds.stream().filter(bound -> bound.compareTo(seconds) >= 0).findFirst();
    }

    /** The last bound below a figure; empty up to the first one. */
    Optional<BigDecimal> below(BigDecimal seconds) {
        return bounds.stream().filter(bound -> bound.compareTo(seconds) < 0).reduce((lower, higher) -> higher);
    }

    /** How many requests there are. */
    String count(String labels, RateWindow range) {
        return range.sum("%s_count{%s}".formatted(name, labels));
    }

    /** How many requests are at most as slow as a bound. */
    String upTo(BigDecimal bound, String labels, RateWindow range) {
        return range.sum("%s_bucket{%s,%s}".formatted(name, labels, le(bound)));
    }

    /**
     * How many requests are faster than a limit, as a term of a sum. Between two bounds they are taken as spread evenly, as {@code
     * histogram_quantile} does. Empty for a limit beyond the last bound.
     */
    Optional<String> fasterThan(Duration limit, String labels, RateWindow range) {
        BigDecimal seconds = seconds(limit);
        return atLeast(seconds).map(upper -> between(upper, seconds, labels, range));
    }

    private String between(BigDecimal upper, BigDecimal seconds, String labels, RateWindow range) {
        if (upper.compareTo(seconds) == 0) {
            return upTo(upper, labels, range);
        }
        Optional<BigDecimal> bound = below(seconds);
        BigDecimal lower = bound.orElse(BigDecimal.ZERO);
        BigDecimal share = seconds.subtract(lower).divide(upper.subtract(lower), MathContext.DECIMAL32);
        String above = plain(share) + " * " + upTo(upper, labels, range);
        return bound.map(known -> "(%s * %s + %s)"
                        .formatted(plain(BigDecimal.ONE.subtract(share)), upTo(known, labels, range), above))
                .orElse(above);
    }

    /** Clients write whole seconds as {@code 1} or {@code 1.0}. */
    private static String le(BigDecimal bound) {
        String text = plain(bound);
        return text.contains(".") ? "le=\"%s\"".formatted(text) : "le=~\"%s([.]0)?\"".formatted(text);
    }

    private static String plain(BigDecimal figure) {
        return figure.stripTrailingZeros().toPlainString();
    }
}
