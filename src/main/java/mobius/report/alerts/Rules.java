package mobius.report.alerts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import mobius.verdict.Severity;
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

    static Rules of(Promises promises, String runbooks) {
        List<Promise> all = promises.all();
        return new Rules(List.of(
                new Group(
                        "mobius-budgets",
                        Stream.concat(
                                        all.stream().flatMap(Rules::figures),
                                        all.stream()
                                                .map(Promise::record)
                                                .distinct()
                                                .flatMap(record -> burns(record, allowed(all, record), runbooks)))
                                .toList()),
                new Group(
                        "mobius-resources",
                        Stream.concat(
                                        Threshold.all().stream().map(row -> threshold(row, runbooks)),
                                        Stream.of(missing(runbooks)))
                                .toList())));
    }

    private static Stream<Rule> figures(Promise promise) {
        SortedMap<String, String> labels = new TreeMap<>();
        if (!promise.endpoint().isEmpty()) {
            labels.put("endpoint", promise.endpoint());
        }
        return BurnRate.windows().stream()
                .map(window -> new Rule(
                        promise.recorded(window), null, promise.bad().apply(window), null, labels, new TreeMap<>()));
    }

    private static double allowed(List<Promise> all, String record) {
        return all.stream()
                .filter(promise -> promise.record().equals(record))
                .mapToDouble(Promise::allowed)
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Rule> burns(String record, double allowed, String runbooks) {
        return BurnRate.ALL.stream().map(rate -> {
            String limit = "> (%s * %s)".formatted(plain(rate.factor()), plain(allowed));
            String expression = "mobius:%1$s:ratio_rate%2$s %4$s and mobius:%1$s:ratio_rate%3$s %4$s"
                    .formatted(record, rate.longWindow(), rate.shortWindow(), limit);
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
                            runbooks + "#" + record.replace('_', '-')));
        });
    }

    private static Rule threshold(Threshold row, String runbooks) {
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
                        runbooks + "#resources"));
    }

    /** Without figures no alert can fire, which is not the same as all being well. */
    private static Rule missing(String runbooks) {
        return alert(
                "MobiusMetricsMissing",
                "absent(http_requests_total)",
                RESOURCES_FOR,
                Map.of("notify", "page"),
                annotations("No figures of the platform", "Nobody knows how it does.", runbooks + "#missing"));
    }

    private static Rule alert(
            String name,
            String expression,
            @Nullable String forTime,
            Map<String, String> labels,
            SortedMap<String, String> annotations) {
        return new Rule(null, name, expression, forTime, new TreeMap<>(labels), annotations);
    }

    private static SortedMap<String, String> annotations(String summary, String description, String runbook) {
        return new TreeMap<>(Map.of("summary", summary, "description", description, "runbook_url", runbook));
    }

    private static String title(String record) {
        return switch (record) {
            case Promises.ERRORS -> "Error";
            case Promises.SLOW -> "Latency";
            default -> "EndpointLatency";
        };
    }

    private static String words(String record) {
        return switch (record) {
            case Promises.ERRORS -> "Failed requests";
            case Promises.SLOW -> "Slow requests";
            default -> "Slow requests of {{ $labels.endpoint }}";
        };
    }

    private static String plain(double figure) {
        return BigDecimal.valueOf(figure).stripTrailingZeros().toPlainString();
    }
}
