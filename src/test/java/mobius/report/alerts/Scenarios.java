package mobius.report.alerts;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Failures, other services, and servers. */
final class Scenarios {

    static final String[] NONE = {};

    private static final String[] ERRORS = burns("Error");

    private Scenarios() {}

    /** On both sides of each limit; and where the errors are over, the short window ends the alert. */
    static Stream<Scenario> errors() {
        return Stream.of(
                new Scenario("errors: 1.5 %").failing(0.015).fires(ERRORS),
                new Scenario("errors: 1.4 %").failing(0.014).fires(ERRORS[1], ERRORS[2]),
                new Scenario("errors: 0.61 %").failing(0.0061).fires(ERRORS[1], ERRORS[2]),
                new Scenario("errors: 0.59 %").failing(0.0059).fires(ERRORS[2]),
                new Scenario("errors: 0.11 %").failing(0.0011).fires(ERRORS[2]),
                new Scenario("errors: 0.09 %").failing(0.0009).fires(NONE),
                new Scenario("errors: over since 10 minutes")
                        .failingUntil(10, 0.05)
                        .fires(ERRORS[1], ERRORS[2]),
                new Scenario("errors: over since 40 minutes")
                        .failingUntil(40, 0.05)
                        .fires(ERRORS[2]),
                few("errors: 5 of 30 in an hour", 5).fires(NONE),
                few("errors: 1 of 30 in an hour", 1).fires(NONE),
                few("errors: 6 of 30 in an hour", 6).fires(ERRORS),
                new Scenario("the histograms are dropped")
                        .servers()
                        .counter("http_requests_total{handler=\"/x\",status=\"2xx\"}", 1_000)
                        .fires("MobiusMetricsMissing"),
                new Scenario("one histogram is dropped")
                        .servers()
                        .counter("http_requests_total{handler=\"/x\",status=\"2xx\"}", 1_000)
                        .counter("http_request_duration_seconds_count{handler=\"/there\"}", 0)
                        .fires("MobiusMetricsMissing"),
                new Scenario("no figures").fires("MobiusMetricsMissing", "MobiusServersMissing"));
    }

    /** 30 requests an hour, and failures 3 minutes before the end. */
    private static Scenario few(String name, int failures) {
        return new Scenario(name)
                .servers()
                .histograms()
                .counter("http_requests_total{handler=\"/x\",status=\"2xx\"}", 0.5)
                .step("http_requests_total{handler=\"/x\",status=\"5xx\"}", failures);
    }

    /** Another service in the same Prometheus neither makes alerts nor keeps them away. */
    static Stream<Scenario> strangers() {
        return Stream.of(
                stranger(new Scenario("a stranger fails").failing(0)).fires(NONE),
                stranger(new Scenario("only a stranger is left")).fires("MobiusMetricsMissing", "MobiusServersMissing"),
                stranger(new Scenario("the platform is gone").servers()).fires("MobiusMetricsMissing"),
                stranger(new Scenario("its servers are gone").requests(0)).fires("MobiusServersMissing"));
    }

    private static Scenario stranger(Scenario scenario) {
        String slow = "http_request_duration_highr_seconds_bucket{job=\"billing\",le=\"%s\"}";
        return scenario.counter("http_requests_total{job=\"billing\",status=\"5xx\"}", 1_000)
                .counter(slow.formatted("10"), 0)
                .counter(slow.formatted("+Inf"), 1_000)
                .counter("http_request_duration_seconds_count{job=\"billing\",handler=\"/x\"}", 1_000)
                .counter("http_request_duration_seconds_bucket{job=\"billing\",handler=\"/x\",le=\"0.1\"}", 0)
                .counter("http_request_duration_seconds_bucket{job=\"billing\",handler=\"/x\",le=\"0.5\"}", 0)
                .counter("node_cpu_seconds_total{job=\"node\",instance=\"z\",mode=\"user\"}", 60)
                .counter("node_cpu_seconds_total{job=\"node\",instance=\"z\",mode=\"idle\"}", 0)
                .gauge("node_memory_MemAvailable_bytes{job=\"node\",instance=\"z\"}", 1)
                .gauge("node_memory_MemTotal_bytes{job=\"node\",instance=\"z\"}", 1_000)
                .counter("redis_keyspace_hits_total{job=\"redis\",instance=\"z\"}", 0)
                .counter("redis_keyspace_misses_total{job=\"redis\",instance=\"z\"}", 1_000);
    }

    static Stream<Scenario> servers() {
        return Stream.of(
                server(0.96, 0.91, 0.81, "5", "7.5").fires(from(0)),
                server(0.94, 0.89, 0.81, "3", "3.5").fires(from(1)),
                server(0.86, 0.81, 0.81, "2", "2.5").fires(from(1)),
                server(0.84, 0.79, 0.81, "1.5", "2").fires(from(2)),
                server(0.76, 0.71, 0.81, "1", "1.5").fires(from(2)),
                server(0.74, 0.69, 0.79, "0.5", "0.75").fires("MobiusCacheP2"),
                server(0.74, 0.69, 0.81, "0.5", "0.75").fires(NONE),
                memory("memory: swings across the bound of P1", 200, 10).fires("MobiusMemoryP2"),
                memory("memory: swings across the bound of P0", 100, 10).fires("MobiusMemoryP1", "MobiusMemoryP2"),
                memory("memory: swings across the bound of P2", 300, 10).fires(NONE));
    }

    /** Servers are so badly off, and whatever is less bad fires too. */
    private static String[] from(int severity) {
        return Stream.of("MobiusCpuP", "MobiusMemoryP", "MobiusResponseTimeP")
                .flatMap(family -> IntStream.rangeClosed(severity, 2).mapToObj(lesser -> family + lesser))
                .toArray(String[]::new);
    }

    /** Every 5 minutes the memory that is left is on the other side of a bound. */
    private static Scenario memory(String name, int bound, int swing) {
        return new Scenario(name)
                .failing(0)
                .swinging("node_memory_MemAvailable_bytes{instance=\"a\"}", bound - swing, bound + swing)
                .gauge("node_memory_MemTotal_bytes{instance=\"a\"}", 1_000);
    }

    /** All requests take a time between two bounds, in seconds. */
    private static Scenario server(double cpu, double memory, double hits, String lower, String upper) {
        String bucket = "http_request_duration_highr_seconds_bucket{le=\"%s\"}";
        return new Scenario("server: CPU at " + cpu)
                .failing(0)
                .counter("node_cpu_seconds_total{instance=\"a\",cpu=\"0\",mode=\"user\"}", 60 * cpu)
                .counter("node_cpu_seconds_total{instance=\"a\",cpu=\"0\",mode=\"idle\"}", 60 * (1 - cpu))
                .gauge("node_memory_MemAvailable_bytes{instance=\"a\"}", 1_000 * (1 - memory))
                .gauge("node_memory_MemTotal_bytes{instance=\"a\"}", 1_000)
                .counter("redis_keyspace_hits_total{instance=\"b\"}", 1_000 * hits)
                .counter("redis_keyspace_misses_total{instance=\"b\"}", 1_000 * (1 - hits))
                .counter(bucket.formatted(lower), 0)
                .counter(bucket.formatted(upper), 100)
                .counter(bucket.formatted("+Inf"), 100);
    }

    static String[] burns(String what) {
        return BurnRate.ALL.stream()
                .map(rate -> "Mobius" + what + "Budget" + rate.name())
                .toArray(String[]::new);
    }
}
