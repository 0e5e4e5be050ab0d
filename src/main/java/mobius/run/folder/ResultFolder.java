package mobius.run.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The results folder of a command with several runs; each call has its own. */
public final class ResultFolder {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private ResultFolder() {}

    /**
     * Creates the folder.
     *
     * @param workingFolder the parent of {@code target/}
     * @param command for example {@code capacity}
     * @throws IOException if it cannot be created; the message names the folder and the remedy
     */
    public static Path make(Path workingFolder, String command, Instant started) throws IOException {
        Path folder = workingFolder.resolve(Path.of("target", command, NAME.format(started)));
        try {
            Files.createDirectories(folder);
            return folder;
        } catch (IOException failure) {
            throw new IOException(
                    "cannot create the folder %s (%s). Allow writing there, or name another one with --folder"
                            .formatted(folder, failure),
                    failure);
        }
    }
}
