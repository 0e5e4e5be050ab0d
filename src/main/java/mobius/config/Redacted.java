package mobius.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All settings as plain maps, lists and values, sorted by name, so that the same settings give the same bytes. */
final class Redacted {

    private Redacted() {}

    static Map<String, Object> of(Config config) {
        return plain(config.getObject("mobius"));
    }

    private static Map<String, Object> plain(ConfigObject group) {
        Map<String, @Nullable Object> plain = new TreeMap<>();
        group.forEach((name, value) -> plain.put(name, plain(value)));
        return Collections.unmodifiableMap(plain);
    }

    private static @Nullable Object plain(ConfigValue value) {
        if (value instanceof ConfigObject group) {
            return plain(group);
        }
        return value instanceof ConfigList list
                ? Collections.unmodifiableList(
                        list.stream().map(Redacted::plain).toList())
                : value.unwrapped();
    }
}
