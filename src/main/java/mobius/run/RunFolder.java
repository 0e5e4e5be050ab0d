package mobius.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mobius.text.Utf8;

/**
 * The folder of one run: Gatling's log and report, and beside them the files of this suite.
 *
 * @param path the folder
 */
public record RunFolder(Path path) {

    /** Where gatling-maven-plugin puts its results. */
    public static final Path RESULTS = Path.of("target", "gatling");

    private static final String LOG = "simulation.log";

    /** Names the folder of the last run, as {@code gatling:test} has no way to tell it. */
    private static final String LAST_RUN = "last-run.txt";

    public Path log() {
        return path.resolve(LOG);
    }

    public Path runFile() {
        return path.resolve("run.json");
    }

    public Path telemetry() {
        return path.resolve("telemetry.csv");
    }

    /** Answers of lists and searches, where a simulation keeps them one by one. */
    public Path samples() {
        return path.resolve("samples.csv");
    }

    /** What the statements of the platform's database did during the run. */
    public Path statements() {
        return path.resolve("statements.csv");
    }

    public Path measurement() {
        return path.resolve("measurement.json");
    }

    /** The runs that this one was held against. */
    public Path history() {
        return path.resolve("history.json");
    }

    /** The newest folder with a log that was begun at {@code moment} or later, if Gatling has made one. */
    static Optional<RunFolder> since(Instant moment, Path results) {
        return folders(results).stream()
                .filter(folder -> !folder.begun().isBefore(moment))
                .max(Comparator.comparing(RunFolder::begun));
    }

    /**
     * The folder of the last run.
     *
     * @throws NoVerdict when there has been none
     */
    public static RunFolder last(Path results) {
        try {
            return new RunFolder(
                    results.resolve(Utf8.read(results.resolve(LAST_RUN)).strip()));
        } catch (IOException | InvalidPathException missing) {
            throw new NoVerdict("There is no " + results.resolve(LAST_RUN)
                    + " to tell the last run; name its folder, or run ./mvnw gatling:test first");
        }
    }

    /** Remembers this run as the last one. */
    void rememberAsLast() throws IOException {
        Files.writeString(path.resolveSibling(LAST_RUN), path.getFileName() + System.lineSeparator());
    }

    private static List<RunFolder> folders(Path results) {
        if (!Files.isDirectory(results)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(results)) {
            return entries.map(RunFolder::new)
                    .filter(folder -> Files.isRegularFile(folder.log()))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Instant begun() {
        try {
            return Files.getLastModifiedTime(log()).toInstant();
        } catch (IOException gone) {
            return Instant.MIN;
        }
    }
}
