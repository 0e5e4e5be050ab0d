package mobius.report.alerts;

import static mobius.report.alerts.Scenarios.NONE;

import java.util.stream.Stream;

/** Slow requests, of the platform and of its endpoints. */
final class LatencyScenarios {

    private static final String[] LATENCY = Scenarios.burns("Latency");
    private static final String[] ENDPOINT = Scenarios.burns("EndpointLatency");
    private static final String ALL = "http_request_duration_highr_seconds_";
    private static final String HANDLER = "http_request_duration_seconds_";
    private static final String X = "handler=\"/x\",method=\"GET\"";
    private static final String EXPORT = "handler=\"/api/v1/contexts/{id}/export\",method=\"GET\"";

    private LatencyScenarios() {}

    static Stream<Scenario> all() {
        return Stream.of(
                slow("latency: 73 %", 0.73).fires(LATENCY),
                slow("latency: 71 %", 0.71).fires(LATENCY[1], LATENCY[2]),
                slow("latency: 31 %", 0.31).fires(LATENCY[1], LATENCY[2]),
                slow("latency: 29 %", 0.29).fires(LATENCY[2]),
                slow("latency: 5.1 %", 0.051).fires(LATENCY[2]),
                slow("latency: 4.9 %", 0.049).fires(NONE),
                few("latency: 5 of 6", 6, 5).fires(NONE),
                few("latency: 6 of 8", 8, 6).fires(LATENCY));
    }

    /** The endpoints that may take longer answer within the buckets of the others, or in another part of them. */
    static Stream<Scenario> mixed() {
        return Stream.of(
                mixed("exports of 2 s do not count", times(1_000, 800, 800, 800), times(800, 800, 800), 0)
                        .fires(NONE),
                mixed("exports of 300 ms make nothing slow", times(1_000, 800, 800, 1_000), times(800, 800, 800), 200)
                        .fires(NONE),
                mixed("exports of 150 ms hide nothing", times(1_200, 900, 1_100, 1_100), times(1_000, 900, 900), 200)
                        .fires(LATENCY[2]),
                mixed("between bounds as all are, fast", times(1_200, 900, 1_200, 1_200), times(1_000, 900, 1_000), 200)
                        .fires(NONE),
                mixed("between bounds as all are, slow", times(1_200, 900, 900, 1_200), times(1_000, 900, 1_000), 200)
                        .fires(LATENCY[2]));
    }

    /** All, and so many up to each bound: 100, 250 and 500 ms, or 100 and 500 ms. */
    private static int[] times(int... counts) {
        return counts;
    }

    /** In each minute; 200 of all are exports, so many of them within 100 and 500 ms. */
    private static Scenario mixed(String name, int[] all, int[] others, int exports) {
        return new Scenario("mixed: " + name)
                .failing(0)
                .counter(ALL + "count", all[0])
                .counter(ALL + "bucket{le=\"0.1\"}", all[1])
                .counter(ALL + "bucket{le=\"0.25\"}", all[2])
                .counter(ALL + "bucket{le=\"0.5\"}", all[3])
                .counter(HANDLER + "count{" + X + "}", others[0])
                .counter(HANDLER + "bucket{" + X + ",le=\"0.1\"}", others[1])
                .counter(HANDLER + "bucket{" + X + ",le=\"0.5\"}", others[2])
                .counter(HANDLER + "count{" + EXPORT + "}", 200)
                .counter(HANDLER + "bucket{" + EXPORT + ",le=\"0.1\"}", 0)
                .counter(HANDLER + "bucket{" + EXPORT + ",le=\"0.5\"}", exports);
    }

    /** So many are in no bucket. */
    private static Scenario slow(String name, double share) {
        double fast = 1_000 * (1 - share);
        return new Scenario(name)
                .failing(0)
                .counter(ALL + "count", 1_000)
                .counter(ALL + "bucket{le=\"0.1\"}", fast)
                .counter(ALL + "bucket{le=\"0.25\"}", fast)
                .counter(ALL + "bucket{le=\"0.5\"}", fast)
                .counter(HANDLER + "count{" + X + "}", 1_000)
                .counter(HANDLER + "bucket{" + X + ",le=\"0.1\"}", fast)
                .counter(HANDLER + "bucket{" + X + ",le=\"0.5\"}", fast);
    }

    /** In two hours, all of them 3 minutes before the end. */
    private static Scenario few(String name, int requests, int slow) {
        int fast = requests - slow;
        return new Scenario(name)
                .failing(0)
                .step(ALL + "count", requests)
                .step(ALL + "bucket{le=\"0.1\"}", fast)
                .step(ALL + "bucket{le=\"0.25\"}", fast)
                .step(ALL + "bucket{le=\"0.5\"}", fast)
                .step(HANDLER + "count{" + X + "}", requests)
                .step(HANDLER + "bucket{" + X + ",le=\"0.1\"}", fast)
                .step(HANDLER + "bucket{" + X + ",le=\"0.5\"}", fast);
    }

    static Stream<Scenario> endpoints() {
        return Stream.of(
                slowList("endpoint: 73 %", 0.73).fires(ENDPOINT),
                slowList("endpoint: 71 %", 0.71).fires(ENDPOINT[1], ENDPOINT[2]),
                slowList("endpoint: 29 %", 0.29).fires(ENDPOINT[2]),
                slowList("endpoint: 5.1 %", 0.051).fires(ENDPOINT[2]),
                slowList("endpoint: 4.9 %", 0.049).fires(NONE),
                fewLists("endpoint: 5 of 6", 6, 5).fires(NONE),
                fewLists("endpoint: 6 of 8", 8, 6).fires(ENDPOINT));
    }

    /** The budget of {@code GET /projects} is 100 ms. */
    private static Scenario slowList(String name, double share) {
        String labels = "handler=\"/api/v1/projects\",method=\"GET\"";
        return new Scenario(name)
                .failing(0)
                .counter("http_request_duration_seconds_count{%s}".formatted(labels), 1_000)
                .counter("http_request_duration_seconds_bucket{%s,le=\"0.1\"}".formatted(labels), 1_000 * (1 - share));
    }

    private static Scenario fewLists(String name, int requests, int slow) {
        String labels = "handler=\"/api/v1/projects\",method=\"GET\"";
        return new Scenario(name)
                .failing(0)
                .step(HANDLER + "count{" + labels + "}", requests)
                .step(HANDLER + "bucket{" + labels + ",le=\"0.1\"}", requests - slow);
    }
}
