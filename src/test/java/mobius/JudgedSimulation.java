package mobius;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import mobius.measure.MeasuredWindow;
import mobius.measure.Measurement;
import mobius.measure.MeasurementFile;

/**
 * A run of a simulation at a small scale, to its verdict.
 *
 * @param exitCode of the Gatling JVM
 * @param findings of {@code verdict.json}
 * @param suspects of {@code verdict.json}, the likeliest first
 * @param measurement the numbers
 */
record JudgedSimulation(int exitCode, List<JsonNode> findings, List<JsonNode> suspects, Measurement measurement) {

    static JudgedSimulation run(String simulation, Path folder, Map<String, String> settings)
            throws IOException, InterruptedException {
        return run(simulation, folder, settings, Map.of());
    }

    /** @param variables environment variables of the Gatling JVM and of the target that it starts */
    static JudgedSimulation run(
            String simulation, Path folder, Map<String, String> settings, Map<String, String> variables)
            throws IOException, InterruptedException {
        try (GatlingJvm jvm = GatlingJvm.start(simulation, folder, settings, variables)) {
            int exitCode = jvm.exitCode();
            Path results = jvm.log().resolveSibling("verdict.json");
            JsonNode verdict = new ObjectMapper().readTree(results.toFile());
            return new JudgedSimulation(
                    exitCode,
                    array(verdict, "findings"),
                    array(verdict, "suspects"),
                    MeasurementFile.read(results.resolveSibling("measurement.json")));
        }
    }

    private static List<JsonNode> array(JsonNode verdict, String name) {
        return StreamSupport.stream(verdict.path(name).spliterator(), false).toList();
    }

    JsonNode finding(String id) {
        return findings(id)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no finding " + id + " among " + findings));
    }

    Stream<JsonNode> findings(String id) {
        return findings.stream().filter(finding -> finding.path("id").asText().equals(id));
    }

    /** Whether other work on this machine delayed the injector, or kept it from offering its load. */
    boolean isInjectorStarved() {
        return findings.stream()
                .filter(finding -> finding.path("id").asText().matches("gate\\.(arrivals|lag|stalls|waits|cpu|pauses)"))
                .anyMatch(finding -> !finding.path("status").asText().equals("PASS"));
    }

    List<String> stages() {
        return measurement.windows().stream().map(MeasuredWindow::stage).toList();
    }

    /** The requests that were sent each second in the window of a stage. */
    double requestsPerSecond(String stage) {
        int number = stages().indexOf(stage);
        MeasuredWindow window = measurement.windows().get(number);
        long sent = IntStream.range(0, window.parts())
                .mapToLong(part -> measurement
                        .total()
                        .windows()
                        .get(number)
                        .batches()
                        .get(part)
                        .count())
                .sum();
        return sent * 1000.0 / window.duration().toMillis();
    }
}
