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

    /** How many requests there are in a second. */
    String count(String labels, String window) {
        return "sum(rate(%s_count%s[%s]))".formatted(name, braces(labels), window);
    }

    /**
     * How many requests a second are faster than a limit. Between two bounds they are taken as spread evenly, as {@code
     * histogram_quantile} does. Empty for a limit beyond the last bound.
     */
    Optional<String> fasterThan(Duration limit, String labels, String window) {
        BigDecimal seconds = BigDecimal.valueOf(limit.toNanos(), 9);
        return bounds.stream()
                .filter(bound -> bound.compareTo(seconds) >= 0)
                .findFirst()
                .map(upper -> between(upper, seconds, labels, window));
    }

    private String between(BigDecimal upper, BigDecimal seconds, String labels, String window) {
        if (upper.compareTo(seconds) == 0) {
            return upTo(upper, labels, window);
        }
        int index = bounds.indexOf(upper);
        BigDecimal lower = index == 0 ? BigDecimal.ZERO : bounds.get(index - 1);
        BigDecimal share = seconds.subtract(lower).divide(upper.subtract(lower), MathContext.DECIMAL32);
        String above = share.stripTrailingZeros().toPlainString() + " * " + upTo(upper, labels, window);
        String rest = BigDecimal.ONE.subtract(share).stripTrailingZeros().toPlainString();
        return index == 0 ? above : "(%s * %s + %s)".formatted(rest, upTo(lower, labels, window), above);
    }

    private String upTo(BigDecimal bound, String labels, String window) {
        String selector = labels + (labels.isEmpty() ? "" : ",") + le(bound);
        return "sum(rate(%s_bucket{%s}[%s]))".formatted(name, selector, window);
    }

    /** Clients write whole seconds as {@code 1} or {@code 1.0}. */
    private static String le(BigDecimal bound) {
        String text = bound.stripTrailingZeros().toPlainString();
        return text.contains(".") ? "le=\"%s\"".formatted(text) : "le=~\"%s([.]0)?\"".formatted(text);
    }

    private static String braces(String labels) {
        return labels.isEmpty() ? "" : "{" + labels + "}";
    }
}
