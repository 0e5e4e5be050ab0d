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
 * Resolves {@code ${...}} in the order of Typesafe Config: the settings, then the environment, then the system properties. A
 * secret in the environment is refused, because settings are saved with a run.
 */
public final class Substitutions {

    private final Map<String, String> variables;
    private final Map<String, String> properties;
    private final Function<String, @Nullable SourceLocation> places;
    private final Problems problems;

    /**
     * Creates the substitutions of one reading.
     *
     * @param variables environment variables
     * @param properties system properties
     * @param places the location that refers to a name; null if it is unknown
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
     * Replaces every substitution by its value.
     *
     * @throws ConfigurationException if a substitution cannot be resolved, or settings refer to each other in a circle
     */
    public Config resolve(Config config) {
        return resolve(config, config);
    }

    /**
     * Replaces every substitution, as {@link #resolve(Config)} does, with the values of other settings.
     *
     * @param referredTo the settings that substitutions refer to
     */
    public Config resolve(Config config, Config referredTo) {
        try {
            return config.resolveWith(
                    referredTo, ConfigResolveOptions.noSystem().appendResolver(new OfTheProcess()));
        } catch (ConfigException unresolvable) {
            throw problems.fatal(Problem.ofRefusal(String.valueOf(unresolvable.getMessage())));
        }
    }

    /**
     * Looks up names that are not settings. Typesafe Config's own lookup would read the environment of the process, and reveal
     * secrets.
     */
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
