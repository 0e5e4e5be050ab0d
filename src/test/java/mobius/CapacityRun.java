package mobius;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mobius.config.LoadSettings;
import mobius.config.Settings;
import mobius.config.SettingsReader;
import mobius.config.hocon.Secret;
import mobius.journeys.SuiteJourneys;
import mobius.reference.MixedPool;
import mobius.reference.VisitTraffic;
import mobius.reference.settings.TargetSettings;

/**
 * {@code bin/mobius capacity} on a reference target with a small pool, and the truth about it.
 *
 * @param exitCode of the command
 * @param output of the command
 * @param json of {@code capacity.json}
 * @param pool the pool of that target, simulated under the traffic that the steps send
 */
record CapacityRun(int exitCode, String output, JsonNode json, MixedPool pool) {

    private static final Duration BUDGET = Duration.ofMillis(200);

    /** What the longest search of the nightly profile takes, all its steps and holds. */
    private static final long HOURS = 5;

    /** A pool whose limit two cores reach with ease. Of all requests together the budget counts, and no other. */
    static Map<String, String> smallPool() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("mobius.embedded.pool.connections", "4");
        // A load that is too much must leave no backlog for the next step.
        settings.put("mobius.embedded.pool.wait", "2 s");
        settings.put("mobius.embedded.pool.overflow", "shed");
        for (String kind : List.of("read", "query", "write")) {
            settings.put("mobius.embedded.service-times." + kind + ".p50", "20 ms");
            settings.put("mobius.embedded.service-times." + kind + ".p95", "50 ms");
        }
        for (String kind : List.of("batch", "llm", "llm-first-chunk")) {
            settings.put("mobius.embedded.service-times." + kind + ".p50", "60 ms");
            settings.put("mobius.embedded.service-times." + kind + ".p95", "150 ms");
        }
        settings.put("mobius.budgets.critical", "[]");
        return settings;
    }

    static CapacityRun of(Path folder, Map<String, String> settings) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(command(folder, settings))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            if (!process.waitFor(HOURS, TimeUnit.HOURS)) {
                throw new AssertionError("the search does not end:\n" + Files.readString(output));
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
        String said = Files.readString(output);
        if (process.exitValue() == 1) {
            throw new AssertionError(said);
        }
        JsonNode json =
                new ObjectMapper().readTree(file(folder, "capacity.json").toFile());
        return new CapacityRun(process.exitValue(), said, json, pool(settings));
    }

    Duration took() {
        return Duration.ofMillis((long) (json.path("seconds").asDouble() * 1000));
    }

    double low() {
        return json.at("/capacity/low").asDouble();
    }

    double high() {
        return json.at("/capacity/high").asDouble();
    }

    /** The load at which the p95 of the pool crosses its budget. */
    double truth() {
        return pool.requestsPerSecondAt(BUDGET);
    }

    boolean holdsTheTruth() {
        return low() <= truth() && truth() <= high();
    }

    /** Whether other work on this machine kept the injector from offering its load. */
    boolean isInjectorStarved() {
        return json.at("/capacity/ending").asText().equals("UNTRUSTED");
    }

    private static List<String> command(Path folder, Map<String, String> settings) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "mobius.cli.Main", "capacity"));
        command.addAll(List.of("--folder", folder.toString()));
        return command;
    }

    private static Path file(Path folder, String name) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
        }
    }

    private static MixedPool pool(Map<String, String> properties) {
        Settings settings = SettingsReader.read(properties, Map.of());
        LoadSettings load = settings.plan("capacity");
        TargetSettings target = settings.referenceTarget(Secret.random());
        VisitTraffic users = VisitTraffic.of(
                load.weights(),
                new SuiteJourneys().visits(settings),
                load.thinkTime(),
                target,
                settings.budgets()::inTotal);
        return new MixedPool(target.pool(), users);
    }
}
