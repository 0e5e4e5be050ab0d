package mobius.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mobius.io.AtomicFile;
import mobius.verdict.past.PastRuns;

/**
 * {@code history.json} in the folder of a run: the past runs of its verdict, so that the verdict can be reproduced after the
 * history has changed.
 */
public final class PastRunsFile {

    private PastRunsFile() {}

    /**
     * Writes the file atomically.
     *
     * @throws IOException if it cannot be written
     */
    public static void write(Path file, PastRuns past) throws IOException {
        AtomicFile.write(file, HistoryJson.write(past));
    }

    /**
     * Reads the file.
     *
     * @throws IOException if it is damaged or has another schema
     */
    public static PastRuns read(Path file) throws IOException {
        return HistoryJson.read(Files.readAllBytes(file), PastRuns.SCHEMA, PastRuns.class);
    }
}
