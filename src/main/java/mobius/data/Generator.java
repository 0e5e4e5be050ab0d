package mobius.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Generates the suite's data. The same seed and volume give the same bytes on every machine and Java version, and a larger volume
 * begins with the rows of a smaller one. Rows are written as they are generated, so memory does not grow with the volume.
 *
 * @param seed of all draws
 * @param volume how many rows of each feeder
 */
public record Generator(long seed, Volume volume) {

    /** The seed of the files in {@code feeders/}, which are under version control. */
    public static final long COMMITTED_SEED = 20260101;

    /** Does the same as {@link #writeTo(Path, Progress)}, without progress. */
    public void writeTo(Path folder) throws IOException {
        writeTo(folder, Progress.NONE);
    }

    /**
     * Writes accounts.csv, projects.csv, contexts.json, queries.csv and prompts.json into a folder, which is created if it does
     * not exist. Each file replaces an existing one only when it is complete.
     *
     * @param progress counts the rows of each file
     * @throws IOException if the folder or a file cannot be written; the message names it and the reason
     */
    public void writeTo(Path folder, Progress progress) throws IOException {
        make(folder);
        FeederWriter writer = new FeederWriter(folder, progress);
        writer.csv("accounts.csv", Account.class, volume.accounts(), new Accounts(seed)::next);
        writer.csv("projects.csv", Project.class, volume.projects(), new Projects(seed)::next);
        writer.json("contexts.json", Context.class, volume.contexts(), new Contexts(seed)::next);
        writer.csv("queries.csv", Query.class, volume.queries(), new Queries(seed)::next);
        writer.json("prompts.json", Prompt.class, volume.prompts(), new Prompts(seed)::next);
    }

    private static void make(Path folder) throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw FeederWriter.cannotWrite(folder, e);
        }
    }
}
