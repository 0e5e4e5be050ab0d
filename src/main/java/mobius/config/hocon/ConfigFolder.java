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

/** The files of {@code config/}, in a folder or, once packed, in a jar. */
public final class ConfigFolder {

    private static final String SUFFIX = ".conf";

    /** Included ones among them: files that include each other end here. */
    private static final int MOST_FILES = 100;

    private final Path root;
    private final List<Text> texts = new ArrayList<>();

    private record Text(String file, String text) {}

    public ConfigFolder(Path root) {
        this.root = root.normalize();
    }

    /** What {@code reading} makes of the files on the class path. */
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

    /** The names of the files in a sub-folder, without their suffix. */
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

    /** Where the folder is. */
    public Path root() {
        return root;
    }

    /**
     * A file's settings with the file and line of each, with what it includes.
     *
     * @throws ConfigurationException when it cannot be read: without it all other settings would look wrong
     */
    public Config parse(String file, Problems problems) {
        return parse(root.resolve(file), problems);
    }

    /** As {@link #parse(String, Problems)}, for a file that need not be in the folder. */
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

    /** What a file is called where its settings are blamed. */
    String nameOf(Path file) {
        Path path = file.normalize();
        return path.startsWith(root) ? root.relativize(path).toString() : path.toString();
    }

    /** Where a file that was read refers to a variable, or null if none does. */
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
