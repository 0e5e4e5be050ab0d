package mobius.production;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mobius.text.TextSanitizer;

/**
 * A mix as the text of a file for {@code config/profiles/}.
 *
 * @param source of the data, without credentials
 * @param selector the series of the platform
 * @param made the date of creation
 * @param mix the weights of the journeys
 * @param rates of production
 * @param shape of a day; empty if the range has none
 */
public record ProfileText(
        PrometheusUrl source, Selector selector, LocalDate made, Mix mix, Rates rates, Optional<DailyShape> shape) {

    /** The smallest difference between shares that a reader can act on, from 0 to 1. */
    public static final double WORTH_TELLING = 0.005;

    private static final double PERCENT = 100;
    private static final double P99 = 99;
    private static final MathContext FOUR_DIGITS = new MathContext(4);

    /** The expected peak, in records of the run log per second. */
    public double peakRequestsPerSecond() {
        return rates.peak() * mix.recordsPerRequest();
    }

    /** The text of the whole file. */
    public String text() {
        String settings = shape.map(DayStages::new).map(DayStages::text).orElse("");
        return comments()
                + "\nmobius {\n  load {\n    peak-requests-per-second = " + number(peakRequestsPerSecond())
                + "\n    weights {\n" + weights() + "    }\n  }\n" + settings + "}\n";
    }

    /**
     * The comments at the head of the file. Every line is sanitised, because names come from labels, which may contain anything.
     */
    private String comments() {
        return Stream.of(
                        "Derived from production by bin/mobius mix on " + made + " (docs/production.md).",
                        "Source: " + source + ", " + selector.of("http_requests_total"),
                        "Range: %s; no data for %s of it"
                                .formatted(mix.traffic().range(), percent(rates.gaps())),
                        fit(),
                        mix.traffic().leftOut().orElse(""),
                        "Differs from production: " + misfits(),
                        peak(),
                        day())
                .filter(line -> !line.isEmpty())
                .map(line -> "# " + TextSanitizer.text(line) + "\n")
                .collect(Collectors.joining());
    }

    /** How much of production the journeys reproduce, as a line of text. */
    public String fit() {
        return String.format(
                Locale.ROOT,
                "Requests of users: %,.0f, of which the journeys reproduce %s",
                mix.traffic().total(),
                percent(mix.explained()));
    }

    /** The rates of production and their equivalent in the run log, as a line of text. */
    public String peak() {
        return String.format(
                Locale.ROOT,
                "Rate of production: %s requests/s in the busiest %d s, p99 %s; a run log has %.2f records for each of them",
                number(rates.peak()),
                rates.window().toSeconds(),
                number(rates.percentile(P99)),
                mix.recordsPerRequest());
    }

    /** What the stages are derived from, as a line of text. */
    public String day() {
        return shape.map(day -> String.format(
                        Locale.ROOT,
                        "Day: the mean of %d whole days, %s; an hour takes a minute",
                        day.days(),
                        day.zone()))
                .orElse("Day: unknown, because the range has no whole day with data in each of its hours; the stages"
                        + " are the usual ones");
    }

    private String misfits() {
        String misfits = mix.misfits(WORTH_TELLING).stream()
                .map(misfit -> "%s %s (journeys %s)"
                        .formatted(misfit.name(), percent(misfit.production()), percent(misfit.journeys())))
                .collect(Collectors.joining(", "));
        return misfits.isEmpty() ? "nothing by more than " + percent(WORTH_TELLING) : misfits;
    }

    private String weights() {
        return mix.weights().entrySet().stream()
                .map(journey -> "      " + journey.getKey() + " = " + number(journey.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    /** The value with at most four significant digits, without an exponent. */
    static String number(double value) {
        return BigDecimal.valueOf(value).round(FOUR_DIGITS).stripTrailingZeros().toPlainString();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", PERCENT * share);
    }
}
