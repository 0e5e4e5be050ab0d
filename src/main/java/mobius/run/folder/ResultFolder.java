package mobius.run.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Where a command that needs several runs leaves its results: a folder for each time that it was called. */
public final class ResultFolder {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private ResultFolder() {}

    /**
     * Makes it.
     *
     * @param workingFolder in which {@code target/} lies
     * @param command for example {@code capacity}
     * @throws IOException naming the folder that cannot be made, and what to do about it
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
