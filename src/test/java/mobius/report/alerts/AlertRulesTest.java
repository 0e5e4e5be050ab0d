package mobius.report.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import mobius.config.Settings;
import mobius.config.SettingsReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertRulesTest {

    private static final Path RULES = AlertFiles.CHECKED_IN.resolve("rules.yml");
    private static final String[] ERRORS = burns("Error");
    private static final String[] LATENCY = burns("Latency");
    private static final String[] ENDPOINT = burns("EndpointLatency");
    private static final String[] NONE = {};

    @Test
    void whatIsCheckedInIsWhatTheBudgetsGive() throws IOException {
        Settings settings = SettingsReader.read(Map.of(), Map.of());
        AlertFiles files = new AlertFiles(settings.budgets(), settings.target().apiPrefix(), AlertFiles.OWN_RUNBOOKS);
        for (Map.Entry<String, String> file : files.texts().entrySet()) {
            assertThat(AlertFiles.CHECKED_IN.resolve(file.getKey()))
                    .as("run bin/mobius alerts")
                    .hasContent(file.getValue());
        }
    }

    @Test
    void everyAlertHasARunbookThatExists() throws IOException {
        String page = Files.readString(Path.of(AlertFiles.OWN_RUNBOOKS));
        for (JsonNode alert : alerts()) {
            String part = alert.at("/annotations/runbook_url").asText().replaceFirst(".*#", "");
            assertThat(page).as(alert.path("alert").asText()).contains("<a id=\"" + part + "\"></a>");
        }
    }

    @Test
    void everyCriticalEndpointHasItsFigures() throws IOException {
        assertThat(Files.readString(RULES))
                .contains("endpoint: \"GET /contexts/search\"", "endpoint: \"POST /auth/login\"")
                .contains("handler=~\\\"(/api/v1)?/contexts/[{][^/]+[}]\\\"");
    }

    @Test
    void promtoolTakesTheRules() throws IOException, InterruptedException {
        Promtool.installed().run("check", "rules", RULES.toString());
    }

    @Test
    void eachAlertFiresAndStaysSilentWhereItShould(@TempDir Path folder) throws IOException, InterruptedException {
        Promtool promtool = Promtool.installed();
        List<Scenario> scenarios = Stream.of(errors(), latencies(), endpoints(), servers())
                .flatMap(some -> some)
                .toList();
        Set<String> fired = new TreeSet<>();
        scenarios.forEach(scenario -> fired.addAll(scenario.firing()));
        assertThat(fired).containsExactlyInAnyOrderElementsOf(names());
        assertThat(scenarios)
                .filteredOn(scenario -> scenario.firing().isEmpty())
                .isNotEmpty();
        Path tests = folder.resolve("tests.yml");
        Files.writeString(
                tests,
                "rule_files: ['%s']\nevaluation_interval: 5m\ntests:\n%s"
                        .formatted(
                                RULES.toAbsolutePath(),
                                scenarios.stream().map(Scenario::yaml).collect(Collectors.joining())));
        promtool.run("test", "rules", tests.toString());
    }

    /** On both sides of each limit; and where the errors are over, the short window ends the alert. */
    private static Stream<Scenario> errors() {
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
                new Scenario("no figures").fires("MobiusMetricsMissing"));
    }

    private static Stream<Scenario> latencies() {
        return Stream.of(
                slow("latency: 73 %", 0.73).fires(LATENCY),
                slow("latency: 71 %", 0.71).fires(LATENCY[1], LATENCY[2]),
                slow("latency: 31 %", 0.31).fires(LATENCY[1], LATENCY[2]),
                slow("latency: 29 %", 0.29).fires(LATENCY[2]),
                slow("latency: 5.1 %", 0.051).fires(LATENCY[2]),
                slow("latency: 4.9 %", 0.049).fires(NONE),
                slow("latency: completions may be slow", 0.2)
                        .counter(
                                "http_request_duration_seconds_count{handler=\"/api/v1/llm/complete\",method=\"POST\"}",
                                200)
                        .fires(NONE));
    }

    /** Of the figures of all requests, so many are in no bucket of up to 250 ms. */
    private static Scenario slow(String name, double share) {
        return new Scenario(name)
                .failing(0)
                .counter("http_request_duration_highr_seconds_count", 1_000)
                .counter("http_request_duration_highr_seconds_bucket{le=\"0.1\"}", 1_000 * (1 - share))
                .counter("http_request_duration_highr_seconds_bucket{le=\"0.25\"}", 1_000 * (1 - share));
    }

    private static Stream<Scenario> endpoints() {
        return Stream.of(
                slowList("endpoint: 73 %", 0.73).fires(ENDPOINT),
                slowList("endpoint: 71 %", 0.71).fires(ENDPOINT[1], ENDPOINT[2]),
                slowList("endpoint: 29 %", 0.29).fires(ENDPOINT[2]),
                slowList("endpoint: 5.1 %", 0.051).fires(ENDPOINT[2]),
                slowList("endpoint: 4.9 %", 0.049).fires(NONE));
    }

    /** The budget of {@code GET /projects} is 100 ms. */
    private static Scenario slowList(String name, double share) {
        String labels = "handler=\"/api/v1/projects\",method=\"GET\"";
        return new Scenario(name)
                .failing(0)
                .counter("http_request_duration_seconds_count{%s}".formatted(labels), 1_000)
                .counter("http_request_duration_seconds_bucket{%s,le=\"0.1\"}".formatted(labels), 1_000 * (1 - share));
    }

    private static Stream<Scenario> servers() {
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

    private static String[] burns(String what) {
        return BurnRate.ALL.stream()
                .map(rate -> "Mobius" + what + "Budget" + rate.name())
                .toArray(String[]::new);
    }

    private static List<String> names() throws IOException {
        return alerts().stream().map(alert -> alert.path("alert").asText()).toList();
    }

    private static List<JsonNode> alerts() throws IOException {
        JsonNode groups = new YAMLMapper().readTree(RULES.toFile()).path("groups");
        return StreamSupport.stream(groups.spliterator(), false)
                .flatMap(group -> StreamSupport.stream(group.path("rules").spliterator(), false))
                .filter(rule -> rule.has("alert"))
                .toList();
    }
}
