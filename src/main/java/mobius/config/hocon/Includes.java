package mobius.config.hocon;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import java.io.File;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Resolves the includes in a settings file: a file next to it, by its name with or without the extension, {@code file("...")}, or
 * {@code classpath("...")} in the folder of the settings. Other includes, and files that do not exist, are refused.
 */
final class Includes implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath {

    private static final List<String> ENDINGS = List.of("", ".conf", ".json");

    private final ConfigFolder folder;
    private final Path from;
    private final Problems problems;

    /**
     * Creates an includer.
     *
     * @param from the file with the includes
     */
    Includes(ConfigFolder folder, Path from, Problems problems) {
        this.folder = folder;
        this.from = from;
        this.problems = problems;
    }

    @Override
    public ConfigObject include(ConfigIncludeContext context, String what) {
        return read(from.resolveSibling(what), what);
    }

    @Override
    public ConfigObject includeFile(ConfigIncludeContext context, File what) {
        return read(from.resolveSibling(what.getPath()), what.getPath());
    }

    @Override
    public ConfigObject includeResources(ConfigIncludeContext context, String what) {
        return read(folder.root().resolve(what.replaceFirst("^/", "")), what);
    }

    @Override
    public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
        return refuse(what.toString(), "is a URL", "include a file");
    }

    /** There is no fallback, which could include something from elsewhere. */
    @Override
    public ConfigIncluder withFallback(ConfigIncluder fallback) {
        return this;
    }

    private ConfigObject read(Path file, String what) {
        for (String ending : ENDINGS) {
            Path candidate = file.resolveSibling(file.getFileName() + ending);
            if (Files.isRegularFile(candidate)) {
                return folder.parse(candidate, problems).root();
            }
        }
        return refuse(what, "does not exist", "put it next to the file, or remove the include");
    }

    private ConfigObject refuse(String what, String complaint, String remedy) {
        problems.add(Problem.at(
                new SourceLocation(folder.nameOf(from), 0), "include \"%s\" %s".formatted(what, complaint), remedy));
        return ConfigFactory.empty().root();
    }
}
