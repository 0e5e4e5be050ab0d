package mobius.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One attempt to read a copy of the committed configuration, with something changed. */
final class Attempt {

    private static final Path COMMITTED = Path.of("config");

    private final Path folder;
    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> variables = new HashMap<>();

    Attempt(Path folder) {
        this.folder = folder;
        try (Stream<Path> files = Files.walk(COMMITTED)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                write(COMMITTED.relativize(file).toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    final Attempt write(String file, String text) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    Attempt property(String name, String value) {
        properties.put(name, value);
        return this;
    }

    Attempt variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    Settings settings() {
        return SettingsReader.read(folder, properties, variables);
    }

    List<String> problems() {
        return catchThrowableOfType(ConfigurationException.class, this::settings)
                .problems();
    }
}
