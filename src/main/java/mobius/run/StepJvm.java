package mobius.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import mobius.config.Secret;

/** A Gatling JVM as the Maven plugin starts one, for one step of a search. It ends with this process. */
final class StepJvm {

    private static final String SIMULATION = "mobius.LoadSimulation";
    private static final int MOST_LINES = 20;

    private final Path workingFolder;
    private final Secret password;

    /**
     * Runs start there.
     *
     * @param workingFolder in which {@link RunFolder#RESULTS} lies
     * @param password of the test accounts
     */
    StepJvm(Path workingFolder, Secret password) {
        this.workingFolder = workingFolder.toAbsolutePath();
        this.password = password;
    }

    Path results() {
        return workingFolder.resolve(RunFolder.RESULTS);
    }

    /** The folder of a run as it is called from the working folder. */
    String nameOf(RunFolder run) {
        return workingFolder.relativize(run.path()).toString();
    }

    /**
     * Runs a simulation to its end.
     *
     * @param settings by name, on top of those of this process
     * @param output a file for all that it says
     * @return its exit code
     */
    int run(Map<String, String> settings, Path output) {
        try {
            return exitCode(builder(settings, output).start());
        } catch (IOException unstartable) {
            throw new RunRefused("the process of a step could not be started: " + unstartable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new RunRefused("the search was interrupted");
        }
    }

    /** Of the process, which ends with this one. */
    static int exitCode(Process process) throws InterruptedException {
        Thread end = new Thread(process::destroy, "mobius-end-of-a-step");
        try {
            Runtime.getRuntime().addShutdownHook(end);
            int exitCode = process.waitFor();
            Runtime.getRuntime().removeShutdownHook(end);
            return exitCode;
        } catch (IllegalStateException ending) {
            process.destroy();
            throw new NoVerdict("the search was stopped while a step ran", ending);
        }
    }

    /** The end of what it said. */
    static String lastWords(Path output) {
        try {
            List<String> lines =
                    Files.readString(output, StandardCharsets.UTF_8).lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private ProcessBuilder builder(Map<String, String> settings, Path output) {
        ProcessBuilder builder = new ProcessBuilder(command(settings))
                .directory(workingFolder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("MOBIUS_PASSWORD", password.reveal());
        ParentWatch.ask(builder.environment());
        return builder;
    }

    private static List<String> command(Map<String, String> settings) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx1G", "--add-opens=java.base/java.lang=ALL-UNNAMED"));
        Map<String, String> all = settingsOf(System.getProperties());
        all.putAll(settings);
        all.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.gatling.app.Gatling"));
        // Gatling's report of a step is read by nobody, and takes as long to make as the step to start.
        command.addAll(List.of("-nr", "-s", SIMULATION, "-rf", RunFolder.RESULTS.toString()));
        return command;
    }

    private static Map<String, String> settingsOf(Properties properties) {
        Map<String, String> settings = new TreeMap<>();
        properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith("mobius."))
                .forEach(name -> settings.put(name, properties.getProperty(name)));
        return settings;
    }
}
