package mobius;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The inputs from which {@link ReadersFuzzTest} searches, and those that it found. */
class FuzzedInputsTest {

    private static final Path INPUTS = Path.of("src/test/resources/mobius/ReadersFuzzTestInputs");

    private final ReadersFuzzTest readers;

    FuzzedInputsTest(@TempDir Path folder) {
        this.readers = new ReadersFuzzTest(folder);
    }

    static List<Path> inputs() throws IOException {
        try (Stream<Path> files = Files.walk(INPUTS)) {
            List<Path> inputs = files.filter(Files::isRegularFile).sorted().toList();
            assertThat(inputs).hasSizeGreaterThanOrEqualTo(10);
            return inputs;
        }
    }

    @ParameterizedTest
    @MethodSource("inputs")
    @Timeout(30)
    void everySavedInputIsReadOrRefused(Path input) throws IOException {
        byte[] bytes = Files.readAllBytes(input);
        String reader = INPUTS.relativize(input).getName(0).toString();
        switch (reader) {
            case "logs" -> readers.logs(bytes);
            case "expositions" -> readers.expositions(bytes);
            case "openApiDocuments" -> readers.openApiDocuments(bytes);
            case "settings" -> readers.settings(bytes);
            case "measurements" -> readers.measurements(bytes);
            default -> throw new AssertionError("no reader of " + reader);
        }
    }
}
