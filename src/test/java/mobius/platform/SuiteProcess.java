package mobius.platform;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mobius.JavaCommand;

/** Runs the suite's commands and simulations against one platform, each in a JVM of its own, as a user does. */
final class SuiteProcess {

    private static final long SECONDS_TO_END = 1_200;
    static final String PASSWORD = "Load4testing";

    private final URI platform;
    private final Path folder;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private int runs;

    /**
     * What came of it.
     *
     * @param output of both kinds
     * @param folder of the run; for a command the working folder
     */
    record Outcome(int exitCode, String output, Path folder) {}

    SuiteProcess(URI platform, Path folder) {
        this.platform = platform;
        this.folder = folder;
        set("mobius.target.accounts", "40");
        set("mobius.target.limits.account.per-minute", "100000");
        set("mobius.target.limits.account.per-hour", "1000000");
        set("mobius.target.limits.injector-is-exempt", "true");
    }

    SuiteProcess set(String name, String value) {
        settings.put(name, value);
        return this;
    }

    /** {@code bin/mobius} with these arguments. */
    Outcome command(String... arguments) throws IOException, InterruptedException {
        return run(mobius(arguments), folder);
    }

    /** Kills {@code bin/mobius} with these arguments as soon as something is so; false if it has ended before. */
    boolean commandKilledWhen(Callable<Boolean> isTime, String... arguments) throws Exception {
        Process process = start(mobius(arguments), folder, Files.createTempFile(folder, "output", ".txt"));
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_END);
        while (process.isAlive() && System.nanoTime() < deadline && !isTime.call()) {
            process.waitFor(20, TimeUnit.MILLISECONDS);
        }
        boolean isKilled = process.isAlive();
        process.destroyForcibly().waitFor();
        return isKilled;
    }

    private List<String> mobius(String... arguments) {
        List<String> command = java();
        command.add("mobius.cli.Main");
        command.addAll(List.of(arguments));
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add("--environment");
        command.add("local");
        command.add("-Dmobius.target.base-url=" + platform);
        return command;
    }

    /** A simulation with further settings. */
    Outcome simulation(String name, Map<String, String> more) throws IOException, InterruptedException {
        Path results = Files.createDirectories(folder.resolve("run-" + ++runs));
        List<String> command = java();
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.put("mobius.environment", "local");
        all.put("mobius.target.base-url", platform.toString());
        all.put("mobius.history.keep", "0");
        all.putAll(more);
        all.forEach((setting, value) -> command.add(1, "-D" + setting + "=" + value));
        command.addAll(List.of("io.gatling.app.Gatling", "-s", "mobius." + name, "-rf", "target/gatling"));
        return run(command, results);
    }

    private static List<String> java() {
        List<String> command = JavaCommand.shortLived();
        command.addAll(List.of(
                "--add-opens=java.base/java.lang=ALL-UNNAMED", "-Xmx1g", "-cp", System.getProperty("java.class.path")));
        return command;
    }

    private static Outcome run(List<String> command, Path folder) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        Process process = start(command, folder, output);
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                throw new IllegalStateException("no end within " + SECONDS_TO_END + " s: " + Files.readString(output));
            }
            return new Outcome(process.exitValue(), Files.readString(output), runFolder(folder));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static Process start(List<String> command, Path folder, Path output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("MOBIUS_PASSWORD", PASSWORD);
        builder.environment().put("MOBIUS_JDBC_PASSWORD", PASSWORD);
        return builder.start();
    }

    private static Path runFolder(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith("verdict.json"))
                    .findFirst()
                    .map(Path::getParent)
                    .orElse(folder);
        }
    }
}
