package mobius.report.alerts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mobius.budget.Severity;
import org.jspecify.annotations.Nullable;

/**
 * A file of rules as Prometheus reads it.
 *
 * @param groups evaluated one beside the other
 */
record Rules(List<Group> groups) {

    private static final String RESOURCES_FOR = "10m";

    /** Rules that are evaluated one after the other, so that alerts see the figures that were just recorded. */
    record Group(String name, List<Rule> rules) {}

    /** A rule records a figure or is an alert. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Rule(
            @Nullable String record,
            @Nullable String alert,
            String expr,
            @JsonProperty("for") @Nullable String forTime,
            SortedMap<String, String> labels,
            SortedMap<String, String> annotations) {}

    static Rules of(Objectives promises, Runbooks runbooks) {
        List<Objective> all = promises.all();
        return new Rules(List.of(
                new Group(
                        "mobius-budgets",
                        Stream.concat(
                                        all.stream().flatMap(Rules::figures),
                                        all.stream()
                                                .map(Objective::record)
                                                .distinct()
                                                .flatMap(record -> burns(record, allowed(all, record), runbooks)))
                                .toList()),
                new Group(
                        "mobius-resources",
                        Stream.concat(
                                        Threshold.all(promises).stream().map(row -> threshold(row, runbooks)),
                                        missing(promises.selectors(), runbooks))
                                .toList())));
    }

    private static Stream<Rule> figures(Objective promise) {
        SortedMap<String, String> labels = new TreeMap<>();
        if (!promise.endpoint().isEmpty()) {
            labels.put("endpoint", promise.endpoint());
        }
        Stream<Rule> shares = BurnRate.windows().stream()
                .map(window -> figure(promise.recorded(window), promise.share(window), labels));
        Stream<Rule> numbers = BurnRate.ALL.stream()
                .map(BurnRate::longWindow)
                .map(window -> figure(promise.recordedNumber(window), promise.number(window), labels));
        return Stream.concat(shares, numbers);
    }

    private static Rule figure(String record, String expression, SortedMap<String, String> labels) {
        return new Rule(record, null, expression, null, labels, new TreeMap<>());
    }

    private static double allowed(List<Objective> all, String record) {
        return all.stream()
                .filter(promise -> promise.record().equals(record))
                .mapToDouble(Objective::allowed)
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Rule> burns(String record, double allowed, Runbooks runbooks) {
        return BurnRate.ALL.stream().map(rate -> {
            String limit = "> (%s * %s)".formatted(plain(rate.factor()), plain(allowed));
            String expression = String.format(
                    Locale.ROOT,
                    "mobius:%1$s:ratio_rate%2$s %4$s and mobius:%1$s:ratio_rate%3$s %4$s and mobius:%1$s:bad_increase%2$s >= %5$d",
                    record,
                    rate.longWindow(),
                    rate.shortWindow(),
                    limit,
                    BurnRate.LEAST_BAD);
            return alert(
                    "Mobius" + title(record) + "Budget" + rate.name(),
                    expression,
                    null,
                    Map.of("notify", rate.urgency()),
                    annotations(
                            "%s: the budget is spent %s times as fast as it may be"
                                    .formatted(words(record), plain(rate.factor())),
                            "{{ $value | humanizePercentage }} over %s, and it goes on; %s are allowed over 30 days."
                                    .formatted(rate.longWindow(), plain(100 * allowed) + " %"),
                            runbooks,
                            record.replace('_', '-')));
        });
    }

    private static Rule threshold(Threshold row, Runbooks runbooks) {
        return alert(
                row.name(),
                row.expression(),
                RESOURCES_FOR,
                Map.of(
                        "family",
                        row.family(),
                        "notify",
                        row.severity() == Severity.P2 ? "ticket" : "page",
                        "severity",
                        row.severity().name()),
                annotations(
                        "%s: %s".formatted(row.severity(), row.what()),
                        "It has been %s for %s and is now {{ $value }}.".formatted(row.bound(), RESOURCES_FOR),
                        runbooks,
                        "resources"));
    }

    /** Without figures no alert can fire, which is not the same as all being well. */
    private static Stream<Rule> missing(Selectors selectors, Runbooks runbooks) {
        return Stream.of(
                alert(
                        "MobiusMetricsMissing",
                        Stream.of(
                                        "http_requests_total",
                                        "http_request_duration_seconds_count",
                                        "http_request_duration_highr_seconds_count")
                                .map(metric -> "absent(%s)".formatted(selectors.ofPlatform(metric)))
                                .collect(Collectors.joining(" or ")),
                        RESOURCES_FOR,
                        Map.of("notify", "page"),
                        annotations(
                                "No metrics of the platform",
                                "Its state is unknown, and no other alert on it can fire.",
                                runbooks,
                                "missing")),
                alert(
                        "MobiusServersMissing",
                        "absent(%s) or absent(%s)"
                                .formatted(
                                        selectors.ofServers(Threshold.CPU_METRIC),
                                        selectors.ofServers(Threshold.CACHE_METRIC)),
                        RESOURCES_FOR,
                        Map.of("notify", "ticket"),
                        annotations(
                                "No metrics of the platform's servers or of its cache",
                                "The alerts on CPU, memory and cache cannot fire.",
                                runbooks,
                                "missing")));
    }

    private static Rule alert(
            String name,
            String expression,
            @Nullable String forTime,
            Map<String, String> labels,
            SortedMap<String, String> annotations) {
        return new Rule(null, name, expression, forTime, new TreeMap<>(labels), annotations);
    }

    private static SortedMap<String, String> annotations(
            String summary, String description, Runbooks runbooks, String part) {
        return new TreeMap<>(
                Map.of("summary", summary, "description", description, runbooks.annotation(), runbooks.of(part)));
    }

    private static String title(String record) {
        return switch (record) {
            case Objectives.ERRORS -> "Error";
            case Objectives.SLOW -> "Latency";
            default -> "EndpointLatency";
        };
    }

    private static String words(String record) {
        return switch (record) {
            case Objectives.ERRORS -> "Failed requests";
            case Objectives.SLOW -> "Slow requests";
            default -> "Slow requests of {{ $labels.endpoint }}";
        };
    }

    private static String plain(double figure) {
        return BigDecimal.valueOf(figure).stripTrailingZeros().toPlainString();
    }
}
