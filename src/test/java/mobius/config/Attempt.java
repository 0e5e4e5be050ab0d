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
import mobius.config.hocon.ConfigurationException;

/** One attempt to read a copy of the committed configuration, with something changed. */
public final class Attempt {

    private static final Path COMMITTED = Path.of("config");

    private final Path folder;
    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> variables = new HashMap<>();

    public Attempt(Path folder) {
        this.folder = folder;
        try (Stream<Path> files = Files.walk(COMMITTED)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                write(COMMITTED.relativize(file).toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public final Attempt write(String file, String text) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public Attempt property(String name, String value) {
        properties.put(name, value);
        return this;
    }

    public Attempt variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    public Settings settings() {
        return SettingsReader.read(folder, properties, variables);
    }

    public List<String> problems() {
        return catchThrowableOfType(ConfigurationException.class, this::settings)
                .problems();
    }
}
