package mobius.production;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file for {@code config/profiles/}. */
public record ProfileFile(Path path) {

    /**
     * Writes it as a whole: whoever reads it meanwhile finds the old one or the new one.
     *
     * @throws IOException when it cannot be written; the old one is then as it was
     */
    public void write(String text) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path unfinished = Files.createTempFile(folder, "." + path.getFileName(), ".part");
        try {
            Files.writeString(unfinished, text);
            Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
