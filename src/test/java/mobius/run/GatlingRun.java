package mobius.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mobius.JavaCommand;
import mobius.run.folder.RunFolder;

/** {@code mobius.LoadSimulation} in a Gatling JVM of its own, with the quick profile in less time: 21 s of load. */
public final class GatlingRun implements AutoCloseable {

    /** How long users arrive. */
    public static final int SECONDS_OF_LOAD = 21;

    private static final List<String> SHORT = List.of(
            "-Dmobius.durations.ramp-up=3s",
            "-Dmobius.durations.settle=5s",
            "-Dmobius.durations.hold=12s",
            "-Dmobius.durations.ramp-down=1s");

    /** As gatling-maven-plugin starts it; Gatling's reader of logs looks into the JDK's strings. */
    private static final List<String> GATLING = List.of("-Xmx1G", "--add-opens", "java.base/java.lang=ALL-UNNAMED");

    private static final long MINUTES_AT_MOST = 2;

    private final Process process;
    private final Path results;

    private GatlingRun(Process process, Path results) {
        this.process = process;
        this.results = results;
    }

    /**
     * Starts a run.
     *
     * @param folder its working directory
     * @param launcher a command that starts the JVM, such as {@code nice}
     * @param options more options of the JVM, settings among them
     */
    public static GatlingRun start(Path folder, List<String> launcher, String... options) throws IOException {
        Path results = folder.resolve(RunFolder.RESULTS);
        List<String> command = new ArrayList<>(launcher);
        command.addAll(java());
        command.addAll(GATLING);
        command.addAll(SHORT);
        command.addAll(List.of(options));
        command.addAll(List.of("io.gatling.app.Gatling", "-s", "mobius.LoadSimulation", "-rf", results.toString()));
        return new GatlingRun(process(folder, command), results);
    }

    public long pid() {
        return process.pid();
    }

    /** Waits until the run has begun to record. */
    public void awaitLoad() throws IOException, InterruptedException {
        while (!hasBegun() && !process.waitFor(50, TimeUnit.MILLISECONDS)) {
            Thread.onSpinWait();
        }
    }

    /** Ends it without a word, after so many seconds. */
    public void killAfter(long seconds) throws InterruptedException {
        process.waitFor(seconds, TimeUnit.SECONDS);
        process.destroyForcibly().waitFor();
    }

    /** Waits for its end. */
    public JudgedFolder await() throws IOException, InterruptedException {
        if (!process.waitFor(MINUTES_AT_MOST, TimeUnit.MINUTES)) {
            throw new AssertionError("the run does not end; see " + results);
        }
        return JudgedFolder.in(folder(), process.exitValue());
    }

    /** Judges what it left, with the command. */
    public JudgedFolder judge(Path workingDirectory) throws IOException, InterruptedException {
        List<String> command = java();
        command.addAll(List.of("mobius.cli.Main", "judge", folder().toString()));
        return JudgedFolder.in(folder(), process(workingDirectory, command).waitFor());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private boolean hasBegun() throws IOException {
        return Files.isDirectory(results) && Files.exists(new RunFolder(folder()).telemetry());
    }

    private Path folder() throws IOException {
        try (var entries = Files.list(results)) {
            return entries.filter(Files::isDirectory).findFirst().orElse(results);
        }
    }

    private static List<String> java() {
        List<String> command = JavaCommand.shortLived();
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        return command;
    }

    private static Process process(Path folder, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile());
        builder.environment().putAll(JavaCommand.alsoForTheTarget());
        return builder.start();
    }
}
