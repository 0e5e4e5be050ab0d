package mobius.config.hocon;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mobius.text.Utf8;
import org.jspecify.annotations.Nullable;

/** The files of {@code config/}, in a folder or, when packaged, in a JAR. */
public final class ConfigFolder {

    private static final String SUFFIX = ".conf";

    /** The limit on files, including included ones. It ends the reading of files that include each other. */
    private static final int MOST_FILES = 100;

    private final Path root;
    private final List<Text> texts = new ArrayList<>();

    /** The text of a file that was read, for locating references. */
    private record Text(String file, String text) {}

    /**
     * Creates the access to a folder.
     *
     * @param root contains {@code mobius.conf}
     */
    public ConfigFolder(Path root) {
        this.root = root.normalize();
    }

    /**
     * Applies a function to the files on the class path. In a JAR they can be read only until the function returns.
     *
     * @throws ConfigurationException if they are missing or cannot be read
     */
    public static <T> T onClassPath(Function<ConfigFolder, T> reading) {
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

    /**
     * The names of the files in a sub-folder, without their extension, sorted.
     *
     * @throws ConfigurationException if the sub-folder cannot be read
     */
    public List<String> names(String folder) {
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

    /** The path of the folder. */
    public Path root() {
        return root;
    }

    /**
     * Parses a file with the files that it includes. Every setting keeps its file and line.
     *
     * @throws ConfigurationException if the file cannot be read, because without it all other settings would look wrong
     */
    public Config parse(String file, Problems problems) {
        return parse(root.resolve(file), problems);
    }

    /** Parses a file that need not be in the folder, as {@link #parse(String, Problems)} does. */
    public Config parse(Path file, Problems problems) {
        String name = nameOf(file);
        if (texts.size() == MOST_FILES) {
            throw problems.fatal(Problem.ofAbsence(
                    String.format(
                            Locale.ROOT, "the settings have more than %d files, the last one %s", MOST_FILES, name),
                    "check whether files include each other"));
        }
        ConfigParseOptions options = ConfigParseOptions.defaults()
                .setOriginDescription(name)
                .setIncluder(new Includes(this, file, problems));
        try {
            String text = Utf8.read(file);
            texts.add(new Text(name, text));
            return ConfigFactory.parseString(text, options);
        } catch (ConfigException unreadable) {
            throw problems.fatal(Problem.ofRefusal(String.valueOf(unreadable.getMessage())));
        } catch (StackOverflowError tooDeep) {
            throw problems.fatal(Problem.ofAbsence(name + " nests its settings too deeply", "reduce the nesting"));
        } catch (IOException unreadable) {
            String complaint = name + " " + unreadable.getMessage();
            throw problems.fatal(
                    Files.exists(file)
                            ? new Problem(complaint, null)
                            : Problem.ofAbsence(complaint, "put it into the folder config/"));
        }
    }

    /** The name of a file in messages: relative to the folder if the file is in it. */
    String nameOf(Path file) {
        Path path = file.normalize();
        return path.startsWith(root) ? root.relativize(path).toString() : path.toString();
    }

    /** The location at which one of the files refers to a variable; null if none does. */
    public @Nullable SourceLocation placeOf(String variable) {
        Pattern reference = Pattern.compile("\\$\\{\\??\\s*\"?" + Pattern.quote(variable) + "\"?\\s*\\}");
        for (Text text : texts) {
            List<String> lines = text.text().lines().toList();
            for (int line = 0; line < lines.size(); line++) {
                if (reference.matcher(lines.get(line)).find()) {
                    return new SourceLocation(text.file(), line + 1);
                }
            }
        }
        return null;
    }
}
