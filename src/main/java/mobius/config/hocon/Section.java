package mobius.config.hocon;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A group of settings with its path, from which each setting gets its full name. */
public final class Section {

    private final String path;
    private final @Nullable ConfigObject values;
    private final Problems problems;

    Section(String path, @Nullable ConfigValue value, Problems problems) {
        this.path = path;
        this.values = value instanceof ConfigObject object ? object : null;
        this.problems = problems;
    }

    /** The group {@code mobius}, which contains all settings. */
    public static Section root(Config config, Problems problems) {
        return new Section("mobius", config.root().get("mobius"), problems);
    }

    /** The same section without reporting. It is for continuing after a problem of the section has been reported. */
    public Section unreported() {
        return new Section(path, values, new Problems());
    }

    /** The names in the section, sorted, so that the order of results does not depend on hashing. */
    public List<String> names() {
        return values == null ? List.of() : values.keySet().stream().sorted().toList();
    }

    /** The setting with a name; it may have no value. */
    public Setting setting(String name) {
        ConfigValue value = values == null ? null : values.get(name);
        return new Setting(path + "." + ConfigUtil.joinPath(name), value, problems);
    }

    /** The group with a name. A missing group is a problem. */
    public Section section(String name) {
        return setting(name).section();
    }

    /** Reads all settings in the section as values of one kind, by name. */
    public <T> Map<String, T> all(Kind<T> kind) {
        Map<String, T> all = new LinkedHashMap<>();
        names().forEach(name -> all.put(name, setting(name).as(kind)));
        return all;
    }
}
