package mobius.run.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

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

    /** The plans of the slowest statements of the platform's database. */
    public Path plans() {
        return path.resolve("plans.csv");
    }

    /** The slowest and the first failed requests of each name, with the ids by which they are found elsewhere. */
    public Path slowest() {
        return path.resolve("slowest.csv");
    }

    /** Where the recorded ones among them spent their time. */
    public Path traces() {
        return path.resolve("traces.csv");
    }

    public Path measurement() {
        return path.resolve("measurement.json");
    }

    /** The figures and the trust gates of each injector, in a merged run. */
    public Path injectors() {
        return path.resolve("injectors.json");
    }

    /** The runs that this one was held against. */
    public Path history() {
        return path.resolve("history.json");
    }

    /**
     * The folder that this process writes its log to. Other logs may grow at the same time, so on Linux it is the one whose log the
     * process has open; elsewhere the first that was made at {@code moment} or later.
     *
     * @return empty as long as Gatling has made none
     */
    public static Optional<RunFolder> ofThisProcess(Instant moment, Path results) {
        Stream<RunFolder> candidates = folders(results).stream();
        Set<Path> open = openFiles();
        return !open.isEmpty()
                ? candidates.filter(folder -> isAmong(open, folder.log())).findFirst()
                : candidates
                        .filter(folder -> !time(folder.path(), "creationTime").isBefore(moment))
                        .min(Comparator.comparing(folder -> time(folder.path(), "creationTime")));
    }

    /** The newest folder of a run of this suite that began at {@code moment} or later; logs of others have no {@code run.json}. */
    public static Optional<RunFolder> begunSince(Instant moment, Path results) {
        return folders(results).stream()
                .filter(folder -> !time(folder.runFile(), "lastModifiedTime").isBefore(moment))
                .max(Comparator.comparing(folder -> time(folder.runFile(), "lastModifiedTime")));
    }

    private static boolean isAmong(Set<Path> open, Path log) {
        try {
            return open.contains(log.toRealPath());
        } catch (IOException gone) {
            return false;
        }
    }

    /** Empty if the operating system does not list them. */
    private static Set<Path> openFiles() {
        if (!Files.isDirectory(OPEN_FILES)) {
            return Set.of();
        }
        try (Stream<Path> descriptors = Files.list(OPEN_FILES)) {
            return descriptors
                    .flatMap(descriptor -> target(descriptor).stream())
                    .collect(Collectors.toSet());
        } catch (IOException unlisted) {
            return Set.of();
        }
    }

    /** Some descriptors are gone by the time they are looked at. */
    private static Optional<Path> target(Path descriptor) {
        try {
            return Optional.of(Files.readSymbolicLink(descriptor));
        } catch (IOException gone) {
            return Optional.empty();
        }
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
                    + " with the name of the last run; name its folder, or run ./mvnw gatling:test first");
        }
    }

    /** Remembers this run as the last one. */
    public void rememberAsLast() throws IOException {
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

    /** An attribute of a file that is a time; long ago for a file that is not there. */
    private static Instant time(Path file, String attribute) {
        try {
            return ((FileTime) Files.getAttribute(file, attribute)).toInstant();
        } catch (IOException missing) {
            return Instant.MIN;
        }
    }
}
