package mobius.config.hocon;

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
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The system properties under {@code mobius} as a layer of settings. The location of each is its own name. */
final class SystemProperties {

    /** Numbers and flags in the notation that HOCON shares with other programs. */
    private static final Pattern PLAIN = Pattern.compile("-?\\d{1,15}(\\.\\d{1,15})?|true|false");

    /** A list in brackets without any character that has a meaning in HOCON. */
    private static final Pattern BARE_LIST = Pattern.compile("\\[([^\\[\\]\"\\\\$=:]*)]");

    private final Config defaults;
    private final Problems problems;

    /**
     * Creates the layer.
     *
     * @param defaults show which properties are lists, numbers or flags, because the value of a property is always text
     */
    SystemProperties(Config defaults, Problems problems) {
        this.defaults = defaults;
        this.problems = problems;
    }

    /** Converts the properties under {@code mobius.}. One that cannot be converted is reported and left out. */
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
        try {
            ConfigValue expected = defaultOf(ConfigUtil.splitPath(name));
            if (!(expected instanceof ConfigObject)) {
                return ConfigFactory.empty().withValue(name, value(expected, text, "-D" + name));
            }
            refuse(name, "is a group of settings", "write its settings one by one, as in mobius.conf");
        } catch (ConfigException.BadPath noPath) {
            refuse(name, "is not the name of a setting", "see mobius.conf for all settings");
        } catch (ConfigException notHocon) {
            refuse(
                    name,
                    "cannot be read as a list",
                    "write one in brackets, for example [GET /projects, POST /contexts/{id}]; quotes are not needed");
        }
        return ConfigFactory.empty();
    }

    private void refuse(String name, String complaint, String remedy) {
        problems.add(Problem.at(new SourceLocation("-D" + name, 0), name + " " + complaint, remedy));
    }

    private @Nullable ConfigValue defaultOf(List<String> path) {
        ConfigValue value = defaults.root();
        for (String name : path) {
            value = value instanceof ConfigObject object ? object.get(name) : null;
        }
        return value;
    }

    /** The value of a property: parsed as HOCON if its default is a list, a number or a flag, otherwise text. */
    private static ConfigValue value(@Nullable ConfigValue expected, String text, String origin) {
        if (expected == null || !isHocon(expected.valueType(), text)) {
            return ConfigValueFactory.fromAnyRef(text, origin);
        }
        ConfigParseOptions options = ConfigParseOptions.defaults().setOriginDescription(origin);
        try {
            return ConfigFactory.parseString("value = " + text, options).getValue("value");
        } catch (ConfigException notHocon) {
            return bareList(text, origin).orElseThrow(() -> notHocon);
        }
    }

    /**
     * Reads a list without quotes. Names such as {@code GET /contexts/{id}} need quotes in HOCON, but Maven and shells remove
     * them.
     */
    private static Optional<ConfigValue> bareList(String text, String origin) {
        Matcher list = BARE_LIST.matcher(text.strip());
        if (!list.matches()) {
            return Optional.empty();
        }
        List<String> items =
                Stream.of(list.group(1).split(",", -1)).map(String::strip).toList();
        return items.contains("") ? Optional.empty() : Optional.of(ConfigValueFactory.fromIterable(items, origin));
    }

    /** Whether a value is parsed as HOCON. Other values stay text, because some of their characters have a meaning in HOCON. */
    private static boolean isHocon(ConfigValueType expected, String text) {
        return expected == ConfigValueType.LIST
                ? text.startsWith("[")
                : expected != ConfigValueType.STRING
                        && expected != ConfigValueType.NULL
                        && PLAIN.matcher(text).matches();
    }
}
