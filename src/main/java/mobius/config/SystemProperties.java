package mobius.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The system properties under {@code mobius} as a layer of settings, each with its own name as its place. */
final class SystemProperties {

    private final Config defaults;
    private final Problems problems;

    /** @param defaults tell which properties are lists: all that a property has is a text */
    SystemProperties(Config defaults, Problems problems) {
        this.defaults = defaults;
        this.problems = problems;
    }

    Config layer(Map<String, String> properties) {
        Config layer = ConfigFactory.empty();
        for (Map.Entry<String, String> property : new TreeMap<>(properties).entrySet()) {
            if (property.getKey().startsWith("mobius.")) {
                layer = setting(property.getKey(), property.getValue()).withFallback(layer);
            }
        }
        return layer;
    }

    private Config setting(String name, String text) {
        String origin = "-D" + name;
        try {
            ConfigValue value = value(defaultOf(ConfigUtil.splitPath(name)), text, origin);
            return ConfigFactory.empty().withValue(name, value);
        } catch (ConfigException.BadPath noPath) {
            problems.add(
                    Problem.at(new Place(origin, 0), name + " is not a name of a setting", "see mobius.conf for all"));
        } catch (ConfigException notHocon) {
            problems.add(Problem.at(
                    new Place(origin, 0),
                    name + " cannot be read as a list",
                    "write one in brackets, for example [a, b]"));
        }
        return ConfigFactory.empty();
    }

    private @Nullable ConfigValue defaultOf(List<String> path) {
        ConfigValue value = defaults.root();
        for (String name : path) {
            value = value instanceof ConfigObject object ? object.get(name) : null;
        }
        return value;
    }

    private static ConfigValue value(@Nullable ConfigValue expected, String text, String origin) {
        boolean list = expected != null && expected.valueType() == ConfigValueType.LIST && text.startsWith("[");
        if (!list) {
            return ConfigValueFactory.fromAnyRef(text, origin);
        }
        ConfigParseOptions options = ConfigParseOptions.defaults().setOriginDescription(origin);
        return ConfigFactory.parseString("list = " + text, options).getValue("list");
    }
}
