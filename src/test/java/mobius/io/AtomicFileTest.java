package mobius.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    private final Path folder;
    private final Path file;

    AtomicFileTest(@TempDir Path folder) {
        this.folder = folder;
        this.file = folder.resolve("new/verdict.json");
    }

    @Test
    void aFileIsReplacedAsAWhole() throws IOException {
        write("old");
        write("new");
        assertThat(file).hasContent("new");
        assertThat(namesBeside()).containsExactly("verdict.json");
    }

    @Test
    void whatCannotBeWrittenLeavesTheOldFileAndNothingElse() throws IOException {
        write("old");
        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("No space left on device");
                }))
                .hasMessage("No space left on device");
        assertThat(file).hasContent("old");
        assertThat(namesBeside()).containsExactly("verdict.json");
    }

    /** As two commands that judge one run at the same time do. */
    @Test
    void manyWritersOfOneFileDoNotMeet() throws IOException {
        IntStream.range(0, 200).parallel().forEach(number -> {
            try {
                write("x".repeat(10_000) + number);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
        assertThat(Files.readString(file)).matches("x{10000}[0-9]{1,3}");
        assertThat(namesBeside()).containsExactly("verdict.json");
    }

    /** Whoever reads a report need not be who made it. */
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aFileMayBeReadByWhoeverMayReadAnyNewFile() throws IOException {
        write("new");
        Path other = Files.createFile(folder.resolve("other"));
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(other));
    }

    private void write(String text) throws IOException {
        AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private Stream<String> namesBeside() throws IOException {
        try (Stream<Path> beside = Files.list(file.getParent())) {
            return beside.map(Path::getFileName).map(Path::toString).toList().stream();
        }
    }
}
