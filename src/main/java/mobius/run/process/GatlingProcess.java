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
import mobius.run.folder.RunFolder;

/**
 * A Gatling JVM as the Maven plugin starts one, for one of several runs: a step of a search, or a leg of a comparison. It ends
 * with this process.
 */
public final class GatlingProcess {

    private final Path workingFolder;
    private final Secret password;

    /**
     * Runs start there.
     *
     * @param workingFolder in which {@link RunFolder#RESULTS} lies
     * @param password of the test accounts
     */
    public GatlingProcess(Path workingFolder, Secret password) {
        this.workingFolder = workingFolder.toAbsolutePath();
        this.password = password;
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
            Process process =
                    builder(GatlingCommand.of(properties, definitions), output).start();
            return ChildProcess.exitCode(process, within);
        } catch (IOException unstartable) {
            throw new RunRefused("the process of a run could not be started: " + unstartable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new RunRefused("interrupted while a run was in progress");
        }
    }

    private ProcessBuilder builder(List<String> command, Path output) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(workingFolder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("MOBIUS_PASSWORD", password.reveal());
        ParentWatch.ask(builder.environment());
        return builder;
    }
}
