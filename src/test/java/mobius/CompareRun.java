package mobius;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** {@code bin/mobius compare --live} in a process of its own. */
final class CompareRun implements AutoCloseable {

    private static final long MINUTES = 10;

    private final Path folder;
    private final Process process;

    private CompareRun(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    /** Reads alone, and as fast as short legs need it: a p95 of some 900 responses. */
    static Map<String, String> shortLegs() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("mobius.environment", "local");
        settings.put("mobius.target.limits.injector-is-exempt", "true");
        settings.put("mobius.load.peak-requests-per-second", "150");
        settings.put("mobius.load.think-time", "100 ms");
        for (String journey : List.of(
                "author-context",
                "manage-project",
                "duplicate-context",
                "exchange-files",
                "ask-model",
                "stream-answer",
                "collaborate",
                "stay-signed-in",
                "manage-account")) {
            settings.put("mobius.load.weights." + journey, "0");
        }
        // The total alone decides, and with it how long a stall of the injector may be.
        settings.put("mobius.budgets.critical", "[]");
        settings.put("mobius.compare.settle", "4 s");
        settings.put("mobius.compare.leg", "6 s");
        return settings;
    }

    /**
     * Starts it.
     *
     * @param folder where it works; need not exist
     * @param arguments beside {@code compare --live}
     */
    static CompareRun start(Path folder, Map<String, String> settings, String... arguments) throws IOException {
        Files.createDirectories(folder);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dgatling.jvmArgs=" + JavaCommand.FIRST_COMPILER);
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "mobius.cli.Main", "compare", "--live"));
        command.addAll(List.of("--folder", folder.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile());
        builder.environment().put("MOBIUS_PASSWORD", NarrowTarget.PASSWORD);
        return new CompareRun(folder, builder.start());
    }

    /** Waits for its end. */
    int exitCode() throws IOException, InterruptedException {
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            throw new AssertionError("the comparison does not end:\n" + output());
        }
        return process.exitValue();
    }

    /** Waits until it has said something. */
    void awaitOutput(String text) throws IOException, InterruptedException {
        for (int tenths = 0; !output().contains(text); tenths++) {
            if (!process.isAlive() || tenths > 600) {
                throw new AssertionError("it does not say \"" + text + "\":\n" + output());
            }
            Thread.sleep(100);
        }
    }

    /** As Ctrl-C does. */
    void interrupt() {
        process.destroy();
    }

    String output() throws IOException {
        return Files.readString(folder.resolve("output.txt"));
    }

    JsonNode json() throws IOException {
        return new ObjectMapper().readTree(file("comparison.json").toFile());
    }

    /** A file in the folder of the comparison. */
    Path file(String name) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("target").resolve("comparison"))) {
            Optional<Path> found = files.filter(file -> file.endsWith(name)).findFirst();
            return found.orElseThrow(() -> new AssertionError("there is no " + name));
        }
    }

    /** The answer, in one line. */
    String line() throws IOException {
        JsonNode json = json();
        JsonNode figure = json.at("/figures/0");
        return String.format(
                Locale.ROOT,
                "%s, %s: %+.1f %% [%+.1f, %+.1f] after %d pairs and %d legs in %.0f s, spread of legs %.1f %%",
                json.path("verdict").asText(),
                json.path("ending").asText(),
                100 * figure.path("change").asDouble(),
                100 * figure.path("low").asDouble(),
                100 * figure.path("high").asDouble(),
                json.path("pairs").asInt(),
                json.path("legs").size(),
                json.path("seconds").asDouble(),
                100 * figure.path("spread").asDouble());
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
