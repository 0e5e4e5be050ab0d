package mobius.production;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** A file for {@code config/profiles/}. */
public record ProfileFile(Path path) {

    /**
     * Writes it as a whole: whoever reads it meanwhile finds the old one or the new one.
     *
     * @throws IOException when it cannot be written; the old one is then as it was
     */
    public void write(String text) throws IOException {
        Path file = path.toAbsolutePath();
        Files.createDirectories(file.getParent());
        // Not a temporary file of Java's: that one nobody else may read.
        Path unfinished = file.resolveSibling("." + path.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            Files.writeString(unfinished, text, StandardOpenOption.CREATE_NEW);
            Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
