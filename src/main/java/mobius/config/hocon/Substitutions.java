package mobius.config.hocon;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigResolver;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Resolves {@code ${...}} as Typesafe Config does: among the settings first, then in the environment, then in the system properties.
 * A secret of the environment is refused there: settings are saved with a run.
 */
public final class Substitutions {

    private final Map<String, String> variables;
    private final Map<String, String> properties;
    private final Function<String, @Nullable SourceLocation> places;
    private final Problems problems;

    /**
     * Those of one reading.
     *
     * @param places where a name is referred to, or null if that is not known
     */
    public Substitutions(
            Map<String, String> variables,
            Map<String, String> properties,
            Function<String, @Nullable SourceLocation> places,
            Problems problems) {
        this.variables = variables;
        this.properties = properties;
        this.places = places;
        this.problems = problems;
    }

    /**
     * The settings with every substitution replaced by its value.
     *
     * @throws ConfigurationException when a substitution leads nowhere, or settings refer to each other in a circle
     */
    public Config resolve(Config config) {
        return resolve(config, config);
    }

    /** As {@link #resolve(Config)}, with the settings of another one to refer to. */
    public Config resolve(Config config, Config referredTo) {
        try {
            return config.resolveWith(
                    referredTo, ConfigResolveOptions.noSystem().appendResolver(new OfTheProcess()));
        } catch (ConfigException unresolvable) {
            throw problems.fatal(Problem.ofRefusal(String.valueOf(unresolvable.getMessage())));
        }
    }

    /** Typesafe Config would ask the environment of the process itself, and give secrets away. */
    private final class OfTheProcess implements ConfigResolver {

        @Override
        public @Nullable ConfigValue lookup(String path) {
            String name = String.join(".", names(path));
            String text = variables.get(name);
            if (text == null) {
                String property = properties.get(name);
                return property == null ? null : ConfigValueFactory.fromAnyRef(property, "-D" + name);
            }
            if (SettingNames.isSecret(name)) {
                problems.add(refusal(name, places.apply(name)));
                return ConfigValueFactory.fromAnyRef("", name);
            }
            return ConfigValueFactory.fromAnyRef(text, "the environment variable " + name);
        }

        @Override
        public ConfigResolver withFallback(ConfigResolver fallback) {
            return this;
        }

        private static List<String> names(String path) {
            return ConfigUtil.splitPath(path);
        }

        private static Problem refusal(String name, @Nullable SourceLocation place) {
            String complaint = "${" + name + "} is a secret and must not be among the settings";
            String remedy = "remove it; the suite reads its secrets from the environment itself";
            return place == null ? Problem.ofAbsence(complaint, remedy) : Problem.at(place, complaint, remedy);
        }
    }
}
