package mobius.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mobius.config.Settings;
import mobius.contract.Contract;
import mobius.production.Prometheus;
import mobius.production.PrometheusUrl;
import mobius.production.Routes;
import mobius.production.Selector;
import mobius.production.TimeRange;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that select production's Prometheus, and the range of time. */
final class ProductionOptions {

    @Option(
            names = "--prometheus",
            paramLabel = "<url>",
            required = true,
            description =
                    "URL of its Prometheus, for example http://localhost:9090. A bearer token comes from the environment"
                            + " variable MOBIUS_PROMETHEUS_TOKEN; for basic authentication, write"
                            + " http://user@host and export MOBIUS_PROMETHEUS_PASSWORD.")
    private String prometheus = "";

    @Option(
            names = "--range",
            paramLabel = "<time>",
            description = "Length of the range: 90s, 30m, 12h, 7d or 4w (default: 7d).",
            converter = Length.class)
    private Duration range = Duration.ofDays(7);

    @Option(
            names = "--until",
            paramLabel = "<moment>",
            description = "End of the range, for example 2026-01-31T00:00:00Z (default: now).",
            converter = Moment.class)
    private @Nullable Instant until;

    @Option(
            names = "--window",
            paramLabel = "<time>",
            description = "Window of the highest rate, at least four scrape intervals (default: 5m).",
            converter = Length.class)
    private Duration window = Duration.ofMinutes(5);

    @Option(
            names = "--selector",
            paramLabel = "<matchers>",
            description = "Label matchers of the platform's series, if Prometheus also scrapes other services:"
                    + " 'job=\"mobius\"'.")
    private String selector = "";

    /** The client for Prometheus, with credentials from the environment. */
    Prometheus prometheus(Settings settings) {
        return Prometheus.at(PrometheusUrl.parse(prometheus), settings.secrets());
    }

    /** The range, which ends now by default. */
    TimeRange range() {
        return TimeRange.upTo(until == null ? Instant.now() : until, range);
    }

    /** The window of the peak rate. */
    Duration window() {
        return window;
    }

    /** The selector of the platform's series. */
    Selector selector() {
        return new Selector(selector);
    }

    /** The routes of the platform. */
    Routes routes(Settings settings) {
        return new Routes(Contract.load(), settings.target().apiPrefix(), settings.budgets());
    }

    /** Why these options contradict each other; null if they do not. */
    @Nullable
    String complaint() {
        return window.compareTo(range) > 0
                ? "--window is longer than --range; use a longer range, or a shorter window if scrapes are frequent"
                : null;
    }

    /** Converts durations in the notation of Prometheus, with one unit. */
    static final class Length implements ITypeConverter<Duration> {

        private static final Pattern LENGTH = Pattern.compile("([1-9]\\d{0,5})([smhdw])");
        private static final int DAYS_OF_A_WEEK = 7;

        @Override
        public Duration convert(String text) {
            Matcher length = LENGTH.matcher(text);
            if (!length.matches()) {
                throw new TypeConversionException(text + " is not a duration; write it like 30m, 12h or 7d");
            }
            long number = Long.parseLong(length.group(1));
            return switch (length.group(2)) {
                case "s" -> Duration.ofSeconds(number);
                case "m" -> Duration.ofMinutes(number);
                case "h" -> Duration.ofHours(number);
                case "d" -> Duration.ofDays(number);
                default -> Duration.ofDays(number * DAYS_OF_A_WEEK);
            };
        }
    }

    /** Converts times in ISO 8601, with a time zone. */
    static final class Moment implements ITypeConverter<Instant> {

        @Override
        public Instant convert(String text) {
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException wrong) {
                throw new TypeConversionException(text + " is not a time; write it like 2026-01-31T00:00:00Z");
            }
        }
    }
}
