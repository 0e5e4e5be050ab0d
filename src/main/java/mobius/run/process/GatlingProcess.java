package mobius.run.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import mobius.config.hocon.Secret;
import mobius.injectors.SharedMachine;
import mobius.run.folder.RunFolder;

/**
 * A Gatling JVM as the Maven plugin starts one, for one of several runs: a step of a search, or a leg of a comparison. It ends
 * with this process.
 */
public final class GatlingProcess {

    private static final String LOAD = "mobius.LoadSimulation";

    /** As long as times in a log are taken for true. */
    private static final Duration LONGEST = Duration.ofDays(4);

    private final Path workingFolder;
    private final Secret password;
    private final String simulation;

    /**
     * What came of a process.
     *
     * @param exitCode of the process
     * @param folder of its run; empty if it did not begin one
     */
    public record Ended(int exitCode, Optional<RunFolder> folder) {}

    /**
     * Runs of {@code mobius.LoadSimulation} start there.
     *
     * @param workingFolder in which {@link RunFolder#RESULTS} lies
     * @param password of the test accounts
     */
    public GatlingProcess(Path workingFolder, Secret password) {
        this(workingFolder, password, LOAD);
    }

    /**
     * As {@link #GatlingProcess(Path, Secret)}, for another simulation.
     *
     * @param simulation the name of its class
     */
    public GatlingProcess(Path workingFolder, Secret password, String simulation) {
        this.workingFolder = workingFolder.toAbsolutePath();
        this.password = password;
        this.simulation = simulation;
    }

    private Path results() {
        return workingFolder.resolve(RunFolder.RESULTS);
    }

    /** The folder of a run as it is called from the working folder. */
    public String nameOf(RunFolder run) {
        return workingFolder.relativize(run.path()).toString();
    }

    /**
     * Runs a simulation to its end.
     *
     * @param settings by name, on top of those of this process
     * @param within how long it may take; one that hangs is ended then
     * @param output a file for all that it says
     * @return the folder of the run; empty where there was none, for a reason that the output tells
     */
    public Optional<RunFolder> run(Map<String, String> settings, Duration within, Path output) {
        Instant started = Instant.now();
        OptionalInt exitCode = exitCode(settings, within, output);
        if (exitCode.isEmpty()) {
            tell(
                    String.format(Locale.ROOT, "The run did not end within %d s and was stopped.", within.toSeconds()),
                    output);
        }
        return exitCode.orElse(ExitCode.USAGE_OR_CRASH) == ExitCode.USAGE_OR_CRASH
                ? Optional.empty()
                : RunFolder.begunSince(started, results());
    }

    /**
     * Runs a simulation to its end in place of this process: its output is that of this one, and Gatling makes its report.
     *
     * @return the exit code
     */
    public int runHere() {
        Properties properties = System.getProperties();
        try (ArgumentFile definitions = ArgumentFile.of(GatlingCommand.definitions(properties, Map.of()))) {
            ProcessBuilder builder = new ProcessBuilder(GatlingCommand.withReport(properties, definitions, simulation))
                    .directory(workingFolder.toFile())
                    .inheritIO();
            return exitCode(prepared(builder), LONGEST).orElse(ExitCode.USAGE_OR_CRASH);
        } catch (IOException unstartable) {
            throw unstartable(unstartable);
        }
    }

    /**
     * Runs a simulation to its end as one of several injectors on this machine. However it ends, its log is a part of the run.
     *
     * @param settings by name, on top of those of this process
     * @param output a file for all that it says
     * @param injectors how many there are
     */
    public Ended runPart(Map<String, String> settings, Path output, int injectors) {
        Instant started = Instant.now();
        Properties properties = System.getProperties();
        try (ArgumentFile definitions = ArgumentFile.of(GatlingCommand.definitions(properties, settings))) {
            ProcessBuilder builder = builder(GatlingCommand.of(properties, definitions, simulation), output);
            SharedMachine.announce(builder.environment(), injectors);
            int exitCode = exitCode(builder, LONGEST).orElse(ExitCode.USAGE_OR_CRASH);
            return new Ended(exitCode, RunFolder.begunSince(started, results()));
        } catch (IOException unstartable) {
            throw unstartable(unstartable);
        }
    }

    private static void tell(String line, Path output) {
        try {
            Files.writeString(output, "\n" + line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private OptionalInt exitCode(Map<String, String> settings, Duration within, Path output) {
        Properties properties = System.getProperties();
        try (ArgumentFile definitions = ArgumentFile.of(GatlingCommand.definitions(properties, settings))) {
            return exitCode(builder(GatlingCommand.of(properties, definitions, simulation), output), within);
        } catch (IOException unstartable) {
            throw unstartable(unstartable);
        }
    }

    private static OptionalInt exitCode(ProcessBuilder builder, Duration within) throws IOException {
        Process process = builder.start();
        try {
            return ChildProcess.exitCode(process, within);
        } catch (InterruptedException stopped) {
            ChildProcess.end(process);
            Thread.currentThread().interrupt();
            throw new RunRefused("interrupted while a run was in progress");
        }
    }

    private static RunRefused unstartable(IOException failure) {
        return new RunRefused("the process of a run could not be started: " + failure);
    }

    private ProcessBuilder builder(List<String> command, Path output) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(workingFolder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        return prepared(builder);
    }

    private ProcessBuilder prepared(ProcessBuilder builder) {
        builder.environment().put("MOBIUS_PASSWORD", password.reveal());
        ParentWatch.ask(builder.environment());
        return builder;
    }
}
