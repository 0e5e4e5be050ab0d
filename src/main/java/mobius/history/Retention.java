package mobius.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import mobius.io.AtomicFile;
import mobius.verdict.past.PastRun;

/**
 * Selects the runs of a series that may be deleted: all but the latest ones and those of a reference. Each provenance keeps a
 * reference of its own, so that a single run with other settings does not displace the runs of the others.
 *
 * @param forgotten the ids of the runs to delete
 */
record Retention(List<String> forgotten) {

    /** No writer takes this long for a file: an older unfinished one is abandoned. */
    private static final Duration ABANDONED = Duration.ofDays(1);

    /**
     * Selects the runs to delete.
     *
     * @param keep how many of the latest runs are kept, whatever their provenance
     */
    static Retention of(SeriesHistory line, int keep) {
        List<String> ids =
                line.entries().stream().map(entry -> entry.run().id()).toList();
        if (ids.size() <= keep) {
            return new Retention(List.of());
        }
        Set<String> needed = new HashSet<>(ids.subList(ids.size() - keep, ids.size()));
        shared(line).stream()
                .flatMap(provenance -> line.beforeTheNext(provenance).references().stream())
                .map(PastRun::id)
                .forEach(needed::add);
        return new Retention(ids.stream().filter(id -> !needed.contains(id)).toList());
    }

    /**
     * Provenances of more than one run. If each build runs on an agent with a new name, every provenance is unique, and keeping
     * all references would keep every run.
     */
    private static List<Provenance> shared(SeriesHistory line) {
        Map<Provenance, Long> runs = line.entries().stream()
                .collect(Collectors.groupingBy(entry -> entry.provenance().withoutSuite(), Collectors.counting()));
        return runs.entrySet().stream()
                .filter(each -> each.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * Deletes the selected runs, and the unfinished files of writers that were killed.
     *
     * @param runs the folder of the series' runs
     */
    void forget(Path runs) throws IOException {
        for (String id : forgotten) {
            Files.deleteIfExists(runs.resolve(RunSeries.fileName(id) + EntryFile.SUFFIX));
        }
        Instant old = Instant.now().minus(ABANDONED);
        for (Path file : FolderFiles.of(runs)) {
            if (file.toString().endsWith(AtomicFile.UNFINISHED) && isOlder(file, old)) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** A file that its writer renames at this moment no longer exists under this name, and is not old. */
    private static boolean isOlder(Path file, Instant moment) throws IOException {
        try {
            return Files.getLastModifiedTime(file).compareTo(FileTime.from(moment)) < 0;
        } catch (NoSuchFileException finished) {
            return false;
        }
    }
}
