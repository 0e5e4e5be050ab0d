package mobius.report.alerts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a platform exports in each minute of two hours, and which alerts fire then, as a test of promtool. */
final class Scenario {

    static final int MINUTES = 120;

    private static final String REQUESTS = "http_requests_total{handler=\"/x\",method=\"GET\",status=\"%s\"}";

    private static final Pattern EXPORTER = Pattern.compile("(node|redis)_");

    private final String name;
    private final List<String> series = new ArrayList<>();
    private List<String> firing = List.of();

    Scenario(String name) {
        this.name = name;
    }

    /** 10,000 requests a minute, of which a share fails, by servers that are well. */
    Scenario failing(double share) {
        return servers().requests(share);
    }

    Scenario requests(double share) {
        return histograms()
                .counter(REQUESTS.formatted("2xx"), 10_000 * (1 - share))
                .counter(REQUESTS.formatted("5xx"), 10_000 * share);
    }

    /** As many failures until {@code minutes} before the end, and none since. */
    Scenario failingUntil(int minutes, double share) {
        int bad = MINUTES - minutes;
        double each = 10_000 * share;
        servers().histograms();
        series.add(String.format(
                Locale.ROOT,
                "{series: '%s', values: '0+%sx%d %s+0x%d'}",
                ofJob(REQUESTS.formatted("5xx")),
                each,
                bad,
                each * bad,
                minutes));
        return counter(REQUESTS.formatted("2xx"), 10_000 * (1 - share));
    }

    /** That the platform has them, and nothing of what they tell. */
    Scenario histograms() {
        return counter("http_request_duration_seconds_count{handler=\"/there\"}", 0)
                .counter("http_request_duration_highr_seconds_count{stage=\"there\"}", 0);
    }

    /** Servers whose CPU and cache are well. */
    Scenario servers() {
        return counter("node_cpu_seconds_total{instance=\"idle\",cpu=\"0\",mode=\"idle\"}", 60)
                .counter("redis_keyspace_hits_total{instance=\"idle\"}", 1_000)
                .counter("redis_keyspace_misses_total{instance=\"idle\"}", 0);
    }

    /** Rises at once from nothing, 3 minutes before the end. */
    Scenario step(String labelled, int height) {
        series.add(String.format(
                Locale.ROOT, "{series: '%s', values: '0+0x%d %d+0x3'}", ofJob(labelled), MINUTES - 4, height));
        return this;
    }

    Scenario counter(String labelled, double perMinute) {
        series.add(
                String.format(Locale.ROOT, "{series: '%s', values: '0+%sx%d'}", ofJob(labelled), perMinute, MINUTES));
        return this;
    }

    Scenario gauge(String labelled, double value) {
        series.add(String.format(Locale.ROOT, "{series: '%s', values: '%s+0x%d'}", ofJob(labelled), value, MINUTES));
        return this;
    }

    /** Takes turns between two values, each for 5 minutes. */
    Scenario swinging(String labelled, double one, double other) {
        String turn = "%s+0x4 %s+0x4 ".formatted(one, other);
        series.add("{series: '%s', values: '%s'}".formatted(ofJob(labelled), turn.repeat(MINUTES / 10)));
        return this;
    }

    Scenario fires(String... alerts) {
        firing = Stream.of(alerts).sorted().toList();
        return this;
    }

    List<String> firing() {
        return firing;
    }

    /** Series without a job are the platform's and its servers', by the names that the settings expect. */
    private static String ofJob(String labelled) {
        if (labelled.contains("job=")) {
            return labelled;
        }
        Matcher exporter = EXPORTER.matcher(labelled);
        String job = "job=\"mobius%s\"".formatted(exporter.lookingAt() ? "-" + exporter.group(1) : "");
        return labelled.contains("{") ? labelled.replaceFirst("[{]", "{" + job + ",") : labelled + "{" + job + "}";
    }

    String yaml() {
        String samples = firing.stream()
                .map(alert -> "{labels: '{alertname=\"%s\"}', value: 1}".formatted(alert))
                .collect(Collectors.joining(", "));
        return String.format(Locale.ROOT, """
                  - name: '%s'
                    interval: 1m
                    input_series: [%s]
                    promql_expr_test:
                      - expr: count by (alertname) (ALERTS{alertstate="firing"})
                        eval_time: %dm
                        exp_samples: [%s]
                """, name, String.join(", ", series), MINUTES, samples);
    }
}
