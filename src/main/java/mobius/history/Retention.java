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
 * Which runs of a line may be forgotten: all but the latest ones and those of a reference. Each provenance has its own, so that one
 * odd run does not cost the others theirs.
 *
 * @param forgotten the ids of those
 */
record Retention(List<String> forgotten) {

    /** No run takes as long to write its file. */
    private static final Duration ABANDONED = Duration.ofDays(1);

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

    /** Those of more than one run: where each build has an agent with a new name, none of them would ever be forgotten. */
    private static List<Provenance> shared(SeriesHistory line) {
        Map<Provenance, Long> runs = line.entries().stream()
                .collect(Collectors.groupingBy(entry -> entry.provenance().withoutSuite(), Collectors.counting()));
        return runs.entrySet().stream()
                .filter(each -> each.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Removes them, and what a writer that was killed has left. */
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

    /** A file whose writer has just finished it has another name by now. */
    private static boolean isOlder(Path file, Instant moment) throws IOException {
        try {
            return Files.getLastModifiedTime(file).compareTo(FileTime.from(moment)) < 0;
        } catch (NoSuchFileException finished) {
            return false;
        }
    }
}
