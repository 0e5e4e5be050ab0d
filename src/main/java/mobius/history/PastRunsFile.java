package mobius.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mobius.io.AtomicFile;
import mobius.verdict.past.PastRuns;

/** Keeps {@code history.json} in the folder of a run: with it the same verdict is made again when the history has moved on. */
public final class PastRunsFile {

    private PastRunsFile() {}

    /**
     * Writes it, whole or not at all.
     *
     * @throws IOException when it cannot be written
     */
    public static void write(Path file, PastRuns past) throws IOException {
        AtomicFile.write(file, HistoryJson.write(past));
    }

    /**
     * Reads it.
     *
     * @throws IOException when it is damaged or of another schema
     */
    public static PastRuns read(Path file) throws IOException {
        return HistoryJson.read(Files.readAllBytes(file), PastRuns.SCHEMA, PastRuns.class);
    }
}
