package mobius.config.hocon;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A setting with its full name. Reading it never fails: a problem is recorded, and a stand-in value is returned so that the
 * remaining settings are read, too. A stand-in is never used, because a reading with problems yields no settings.
 */
public final class Setting {

    private final String key;
    private final @Nullable ConfigValue value;
    private final Problems problems;

    Setting(String key, @Nullable ConfigValue value, Problems problems) {
        this.key = key;
        this.value = value;
        this.problems = problems;
    }

    /** The full name, such as {@code mobius.load.think-time}. */
    public String key() {
        return key;
    }

    /** Reads the value; a missing or invalid value is a problem. */
    public <T> T as(Kind<T> kind) {
        try {
            return kind.reader().read(text());
        } catch (InvalidValue unfit) {
            complain(!unfit.isSecret(), unfit.complaint(), unfit.remedy());
            return kind.standIn();
        }
    }

    /** Reads the value; empty if it is missing or null. */
    public <T> Optional<T> optionally(Kind<T> kind) {
        return isGiven() ? Optional.of(as(kind)) : Optional.empty();
    }

    /** Whether the setting is a group in which at least one of these names has a value. */
    public boolean isGroupWithAnyOf(List<String> names) {
        return value instanceof ConfigObject group && names.stream().anyMatch(group::containsKey);
    }

    /** The items of a list. If the setting is not a list, that is a problem, and there are none. */
    public List<Setting> items() {
        if (!(value instanceof ConfigList list)) {
            complain("is not a list", "write one in brackets, for example " + example());
            return List.of();
        }
        return IntStream.range(0, list.size())
                .mapToObj(index ->
                        new Setting(String.format(Locale.ROOT, "%s[%d]", key, index), list.get(index), problems))
                .toList();
    }

    /** The setting as a group. If it is not a group, that is a problem, and the group is empty. */
    public Section section() {
        if (value instanceof ConfigObject) {
            return new Section(key, value, problems);
        }
        complain("is not a group of settings", "write its settings one by one, as in mobius.conf");
        return new Section(key, null, problems).unreported();
    }

    /**
     * Adds a problem with the text {@code key value complaint (place); remedy}. If the setting has no value, the problem is its
     * absence.
     */
    public void complain(String complaint, String remedy) {
        complain(true, complaint, remedy);
    }

    private void complain(boolean show, String complaint, String remedy) {
        if (isGiven() && value != null) {
            problems.add(value, key + (show ? shown(value) : "") + " " + complaint, remedy);
        } else {
            complainOfAbsence("give it a value in mobius.conf or with -D" + key);
        }
    }

    /** Adds a problem with the text {@code key is not set; remedy}. */
    public void complainOfAbsence(String remedy) {
        problems.add(Problem.ofAbsence(key + " is not set", remedy));
    }

    /** Whether the setting has a value; null counts as none. */
    public boolean isGiven() {
        return value != null && value.valueType() != ConfigValueType.NULL;
    }

    /** Whether the value was given with {@code -D}. */
    public boolean isOnCommandLine() {
        return value != null && SourceLocation.of(value).isProperty();
    }

    private String text() throws InvalidValue {
        boolean simple = !(value instanceof ConfigList || value instanceof ConfigObject);
        InvalidValue.unless(isGiven() && simple, "is not a single value", "write one without brackets or braces");
        return value == null ? "" : String.valueOf(value.unwrapped());
    }

    private String example() {
        return value == null || value instanceof ConfigObject ? "[]" : "[" + value.unwrapped() + "]";
    }

    /**
     * The value for messages: numbers as they are, even if a system property holds them as text, other text in quotes, and groups
     * not at all.
     */
    private static String shown(ConfigValue value) {
        if (value instanceof ConfigObject) {
            return "";
        }
        String text = String.valueOf(value.unwrapped());
        boolean number = text.matches("[+-]?\\d*\\.?\\d+([eE][+-]?\\d+)?");
        return " " + (number ? text : value.render(ConfigRenderOptions.concise()));
    }
}
