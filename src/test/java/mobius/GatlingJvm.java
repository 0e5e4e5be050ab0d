package mobius;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A Gatling JVM as the Maven plugin starts one, with settings, environment variables and a working folder of its own. */
public final class GatlingJvm implements AutoCloseable {

    /** A short soak takes minutes. */
    private static final long PATIENCE_SECONDS = 360;

    private static final String RESULTS = "target/gatling";
    private static final String LOAD = "mobius.LoadSimulation";
    private static final String STARTED = "Simulation mobius\\.\\S+ started\\.\\.\\.";

    private final Process process;
    private final Path folder;
    private final Queue<String> output = new ConcurrentLinkedQueue<>();
    private final Thread listener = new Thread(this::listen, "output of a Gatling JVM");
    private final CompletableFuture<Boolean> started = new CompletableFuture<>();

    private GatlingJvm(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
    }

    /** Starts {@code mobius.LoadSimulation}; some seconds of little load, where the settings do not say otherwise. */
    public static GatlingJvm start(Path folder, Map<String, String> settings, Map<String, String> variables)
            throws IOException {
        return start(LOAD, folder, settings, variables);
    }

    /** Starts the simulation of this name, in the same way. */
    public static GatlingJvm start(
            String simulation, Path folder, Map<String, String> settings, Map<String, String> variables)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(simulation, settings))
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("MOBIUS_"));
        builder.environment().putAll(variables);
        GatlingJvm jvm = new GatlingJvm(builder.start(), folder);
        jvm.listener.setDaemon(true);
        jvm.listener.start();
        return jvm;
    }

    private static List<String> command(String simulation, Map<String, String> settings) {
        List<String> command = JavaCommand.shortLived();
        command.addAll(List.of(
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Xmx512m",
                "-Dmobius.load.peak-requests-per-second=50",
                "-Dmobius.load.think-time=100ms",
                "-Dmobius.durations.ramp-up=2s",
                "-Dmobius.durations.settle=2s",
                "-Dmobius.durations.hold=5s",
                "-Dmobius.durations.ramp-down=1s"));
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.gatling.app.Gatling"));
        command.addAll(List.of("-s", simulation, "-rf", RESULTS));
        return command;
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
                if (line.matches(STARTED)) {
                    started.complete(true);
                }
            }
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        } finally {
            started.complete(false);
        }
    }

    /** Waits until users arrive, and gives the processes that this one has started by then. */
    public List<ProcessHandle> childrenUnderLoad() throws InterruptedException, ExecutionException, TimeoutException {
        if (!started.get(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("Gatling ended before its simulation began:\n" + output());
        }
        return process.descendants().toList();
    }

    /** Waits for its end and gives its exit code. */
    public int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("Gatling does not end:\n" + output());
        }
        return process.exitValue();
    }

    /** What it and its children have written so far to standard output and standard error. */
    public String output() {
        return String.join("\n", output) + "\n";
    }

    /** As {@link #output()}, once neither it nor a child of it can write more. */
    public String outputToItsEnd() throws InterruptedException {
        listener.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        return output();
    }

    /** Its handle, through which it can be ended without losing its output, which {@link Process#destroy()} closes. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** The one log of the run, once the run has ended. */
    public Path log() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith("simulation.log"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
