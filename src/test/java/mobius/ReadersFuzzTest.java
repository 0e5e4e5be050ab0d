package mobius;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import mobius.config.SettingsReader;
import mobius.config.hocon.ConfigurationException;
import mobius.contract.PublishedOperations;
import mobius.measure.MeasurementFile;
import mobius.runlog.RunLogReader;
import mobius.telemetry.exposition.Exposition;
import mobius.telemetry.exposition.ExpositionFormat;
import mobius.telemetry.exposition.ExpositionLimits;
import mobius.telemetry.exposition.ExpositionParser;
import mobius.text.Utf8;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/**
 * Readers of outside input throw nothing but what they say, whatever they are given. Jazzer instruments every class of its JVM, and so
 * the build reads the saved inputs without it ({@link FuzzedInputsTest}). A search of ten minutes:
 * {@code JAZZER_FUZZ=1 ./mvnw -Pproof test -Dtest=ReadersFuzzTest#settings}.
 */
@Tag("proof")
class ReadersFuzzTest {

    private static final String TEN_MINUTES = "10m";
    private static final Path NOWHERE = Path.of("measurement.json");

    private final Path folder;

    ReadersFuzzTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @FuzzTest(maxDuration = TEN_MINUTES)
    void logs(byte[] log) throws IOException {
        RunLogReader.read(Files.write(folder.resolve("simulation.log"), log), record -> {});
    }

    @FuzzTest(maxDuration = TEN_MINUTES)
    void expositions(byte[] text) throws IOException {
        ExpositionParser parser = new ExpositionParser(name -> true, ExpositionLimits.STANDARD);
        for (ExpositionFormat format : ExpositionFormat.values()) {
            try {
                Exposition exposition = parser.parse(new ByteArrayInputStream(text), format);
                assertThat(exposition.metrics()).hasSizeLessThanOrEqualTo(ExpositionLimits.STANDARD.series());
            } catch (IOException refused) {
                assertThat(refused).hasMessageNotContaining("\n");
            }
        }
    }

    @FuzzTest(maxDuration = TEN_MINUTES)
    void openApiDocuments(byte[] document) {
        try {
            assertThat(PublishedOperations.in(Utf8.decode(document))).isNotEmpty();
        } catch (IllegalArgumentException | CharacterCodingException refused) {
            assertThat(refused).hasMessageMatching("(?s)(is|has|describes) .*");
        }
    }

    @FuzzTest(maxDuration = TEN_MINUTES)
    void settings(byte[] profile) throws IOException {
        Path config = Path.of("config");
        try (Stream<Path> files = Files.walk(config)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(config.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                if (Files.notExists(copy)) {
                    Files.copy(file, copy);
                }
            }
        }
        Files.write(folder.resolve("profiles/mine.conf"), profile);
        try {
            SettingsReader.read(folder, Map.of("mobius.profile", "mine"), Map.of());
        } catch (ConfigurationException refused) {
            assertThat(refused.problems()).isNotEmpty();
        }
    }

    @FuzzTest(maxDuration = TEN_MINUTES)
    void measurements(byte[] json) {
        try {
            MeasurementFile.parse(NOWHERE, json);
        } catch (IOException refused) {
            assertThat(refused).hasMessageStartingWith(NOWHERE.toString());
        }
    }
}
