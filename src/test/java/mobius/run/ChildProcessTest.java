package mobius.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {

    private final Path output;

    ChildProcessTest(@TempDir Path folder) {
        this.output = folder.resolve("output.txt");
    }

    @Test
    void whatIsNoUtf8HidesNothingElse() throws IOException {
        Files.write(output, "Grüße\nno heap left\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(ChildProcess.lastWords(output)).isEqualTo("Gr\uFFFD\uFFFDe\nno heap left");
    }
}
