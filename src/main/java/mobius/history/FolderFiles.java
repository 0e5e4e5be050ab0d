package mobius.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Lists a folder, which may be on a remote file system and disappear while it is read. */
final class FolderFiles {

    private FolderFiles() {}

    static List<Path> of(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return sorted(files);
        }
    }

    /** Sorts the paths. A failure during iteration is thrown as the exception of a folder that cannot be opened. */
    static List<Path> sorted(Stream<Path> files) throws IOException {
        try {
            return files.sorted().toList();
        } catch (UncheckedIOException midway) {
            throw new IOException(midway.getMessage(), midway);
        }
    }
}
