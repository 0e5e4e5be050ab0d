package mobius.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mobius.io.AtomicFile;
import mobius.verdict.past.PastRun;

/**
 * A folder of runs that several processes may use at once without coordination: each run and each acceptance is a file of its
 * own, written once and atomically, and never changed. Files that cannot be read are reported as problems and skipped.
 *
 * @param folder has subfolders for environment, simulation and profile; it need not exist
 */
public record History(Path folder) {

    private static final String RUNS = "runs";
    private static final String ACCEPTED = "accepted";

    /**
     * Returns every series that has runs, in the order of the folder names.
     *
     * @throws HistoryException if the folder cannot be read
     */
    public List<SeriesHistory> lines() {
        return folders(folder).flatMap(this::lines).toList();
    }

    /**
     * Returns the series of one environment that have runs.
     *
     * @throws HistoryException if the folder cannot be read
     */
    public List<SeriesHistory> lines(String environment) {
        return folders(folder)
                .filter(place -> name(place).equals(RunSeries.fileName(environment)))
                .flatMap(this::lines)
                .toList();
    }

    private Stream<SeriesHistory> lines(Path environment) {
        return folders(environment)
                .flatMap(simulation -> folders(simulation)
                        .map(profile ->
                                listing(new RunSeries(name(environment), name(simulation), name(profile)), profile)))
                .filter(line -> !line.entries().isEmpty() || !line.problems().isEmpty());
    }

    /**
     * Returns one series; it is empty if there are no runs yet.
     *
     * @throws HistoryException if the folder cannot be read
     */
    public SeriesHistory line(RunSeries line) {
        return listing(line, line.folder(folder));
    }

    /**
     * Adds a run.
     *
     * @param measurement the {@code measurement.json} of the run
     * @throws HistoryException if it cannot be written; existing files are unchanged then
     */
    public void add(Entry entry, byte[] measurement) {
        Path runs = entry.provenance().line().folder(folder).resolve(RUNS);
        try {
            file(runs, entry.run().id()).write(entry, measurement);
        } catch (IOException unwritable) {
            throw unwritable(unwritable);
        }
    }

    /**
     * Deletes old runs of a series that has at least one.
     *
     * @param keep how many of the latest runs are kept, in addition to those of the references
     * @throws HistoryException if the folder cannot be read or a file cannot be deleted
     */
    public void forget(RunSeries line, int keep) {
        try {
            Retention.of(line(line), keep).forget(line.folder(folder).resolve(RUNS));
        } catch (IOException unwritable) {
            throw unwritable(unwritable);
        }
    }

    /**
     * Moves the reference of the runs that are comparable with this one, which becomes the first run of the new reference.
     *
     * @param first the first run of the new reference
     * @param reason as entered by the person who accepts it
     * @param now the time of the acceptance
     * @throws HistoryException if the acceptance cannot be written
     */
    public Acceptance accept(Entry first, String reason, Instant now) {
        PastRun run = first.run();
        Acceptance acceptance = new Acceptance(
                Entry.SCHEMA,
                now.toString(),
                run.id(),
                run.started(),
                run.build(),
                reason,
                first.provenance().withoutSuite());
        Path file = first.provenance()
                .line()
                .folder(folder)
                .resolve(ACCEPTED)
                .resolve(RunSeries.fileName(now.toString()) + ".json");
        try {
            AtomicFile.write(file, HistoryJson.write(acceptance));
        } catch (IOException unwritable) {
            throw unwritable(unwritable);
        }
        return acceptance;
    }

    /**
     * Returns the only run whose id begins with a prefix.
     *
     * @throws HistoryException if there is no such run, or more than one
     */
    public Entry find(String id) {
        List<Entry> found = lines().stream()
                .flatMap(line -> line.entries().stream())
                .filter(entry -> entry.run().id().startsWith(id))
                .toList();
        if (found.size() != 1) {
            throw new HistoryException("%s of the history %s begin with %s; bin/mobius history lists them"
                    .formatted(found.isEmpty() ? "no runs" : found.size() + " runs", folder, id));
        }
        return found.get(0);
    }

    /**
     * Returns the {@code measurement.json} of a run.
     *
     * @throws HistoryException if it cannot be read
     */
    public byte[] measurement(Entry entry) {
        Path runs = entry.provenance().line().folder(folder).resolve(RUNS);
        EntryFile file = file(runs, entry.run().id());
        try {
            return file.measurement();
        } catch (IOException damaged) {
            throw new HistoryException(file.path() + " " + damaged.getMessage(), damaged);
        }
    }

    private SeriesHistory listing(RunSeries line, Path place) {
        List<String> problems = new ArrayList<>();
        List<Entry> entries = files(place.resolve(RUNS), EntryFile.SUFFIX).stream()
                .flatMap(file -> read(file, problems, () -> new EntryFile(file).entry()).stream())
                .sorted(Comparator.comparing(entry -> Instant.parse(entry.run().started())))
                .toList();
        List<Acceptance> acceptances = files(place.resolve(ACCEPTED), ".json").stream()
                .flatMap(file -> read(
                        file,
                        problems,
                        () -> HistoryJson.read(Files.readAllBytes(file), Entry.SCHEMA, Acceptance.class))
                        .stream())
                .sorted(Comparator.comparing(acceptance -> Instant.parse(acceptance.time())))
                .toList();
        return new SeriesHistory(line, entries, acceptances, problems);
    }

    /** Reads one file. */
    private interface Reading<T> {

        T read() throws IOException;
    }

    private static <T> Optional<T> read(Path file, List<String> problems, Reading<T> reading) {
        try {
            return Optional.of(reading.read());
        } catch (NoSuchFileException forgottenMeanwhile) {
            return Optional.empty();
        } catch (IOException damaged) {
            problems.add(file + " " + damaged.getMessage());
            return Optional.empty();
        }
    }

    /** Folders of a history. The root of a volume contains others, such as {@code lost+found}, which may not be readable. */
    private Stream<Path> folders(Path parent) {
        return names(parent).stream()
                .filter(place -> RunSeries.fileName(name(place)).equals(name(place)))
                .filter(Files::isDirectory);
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }

    private static EntryFile file(Path runs, String id) {
        return new EntryFile(runs.resolve(RunSeries.fileName(id) + EntryFile.SUFFIX));
    }

    private List<Path> files(Path parent, String suffix) {
        return names(parent).stream()
                .filter(file -> name(file).endsWith(suffix))
                .toList();
    }

    private List<Path> names(Path parent) {
        if (Files.notExists(parent)) {
            return List.of();
        }
        try {
            return FolderFiles.of(parent);
        } catch (IOException unreadable) {
            throw new HistoryException(
                    "The history cannot be read (" + unreadable
                            + "); check its permissions, or name another folder: mobius.history.folder",
                    unreadable);
        }
    }

    private HistoryException unwritable(IOException cause) {
        return new HistoryException(
                "The history " + folder + " cannot be written (" + cause
                        + "); check its permissions and its disk, or name another folder: mobius.history.folder",
                cause);
    }
}
