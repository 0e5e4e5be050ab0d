package mobius.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.io.IOException;
import java.io.Reader;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The files of {@code config/}, in a folder or, once packed, in a jar. */
final class ConfigFolder {

    private static final String SUFFIX = ".conf";

    private final Path root;

    ConfigFolder(Path root) {
        this.root = root;
    }

    /** What {@code reading} makes of the files on the class path. */
    static <T> T onClassPath(Function<ConfigFolder, T> reading) {
        URL main = ConfigFolder.class.getResource("/mobius.conf");
        if (main == null) {
            throw new ConfigurationException(
                    List.of("mobius.conf is not on the class path; add the folder config/ to it"));
        }
        try {
            return main.getProtocol().equals("jar") ? inJar(main, reading) : inFolder(main.toURI(), reading);
        } catch (IOException | URISyntaxException unreadable) {
            throw new ConfigurationException(List.of(main + " cannot be read: " + unreadable.getMessage()));
        }
    }

    private static <T> T inFolder(URI main, Function<ConfigFolder, T> reading) {
        return reading.apply(new ConfigFolder(Path.of(main).resolveSibling("")));
    }

    private static <T> T inJar(URL main, Function<ConfigFolder, T> reading) throws IOException, URISyntaxException {
        JarURLConnection connection = (JarURLConnection) main.openConnection();
        try (FileSystem jar =
                FileSystems.newFileSystem(Path.of(connection.getJarFileURL().toURI()))) {
            return reading.apply(new ConfigFolder(jar.getPath("/")));
        }
    }

    /** The names of the files in a sub-folder, without their suffix. */
    List<String> names(String folder) {
        try (Stream<Path> files = Files.list(root.resolve(folder))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new ConfigurationException(List.of(folder + " cannot be read; put the folder into config/"));
        }
    }

    /**
     * A file's settings with the file and line of each.
     *
     * @throws ConfigurationException when it cannot be read: without it all other settings would look wrong
     */
    Config parse(String file, Problems problems) {
        ConfigParseOptions options = ConfigParseOptions.defaults().setOriginDescription(file);
        try (Reader reader = Files.newBufferedReader(root.resolve(file))) {
            return ConfigFactory.parseReader(reader, options);
        } catch (ConfigException unreadable) {
            throw problems.fatal(Problem.ofRefusal(String.valueOf(unreadable.getMessage())));
        } catch (IOException unreadable) {
            throw problems.fatal(Problem.ofAbsence(file + " cannot be read", "put it into the folder config/"));
        }
    }
}
