package mobius.config.hocon;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import mobius.text.Redaction;
import org.jspecify.annotations.Nullable;

/**
 * Converts all settings to plain maps, lists and values, sorted by name so that the same settings give the same bytes. They are
 * saved with every run. Commands, parameters of URLs, and secrets that another setting contains are therefore replaced.
 */
public final class Redacted {

    /** Shell commands, in which a token may be anywhere. */
    private static final Set<String> COMMANDS = Set.of("restart-command", "deploy");

    /**
     * Settings from which a verdict can be computed again. They hold names and numbers, in which a password that is a common word
     * must not be replaced.
     */
    private static final Set<String> JUDGED_BY = Set.of("budgets", "cost", "environment", "profile");

    /** Shorter words are not treated as secrets, because they would occur in any text. */
    private static final int SHORTEST = 6;

    private final List<String> secrets;

    private Redacted(List<String> secrets) {
        this.secrets = secrets;
    }

    /**
     * Converts the settings.
     *
     * @param secrets words to replace
     */
    public static Map<String, Object> of(Config config, List<String> secrets) {
        List<String> words =
                secrets.stream().filter(word -> word.length() >= SHORTEST).toList();
        Redacted all = new Redacted(words);
        Redacted judgedBy = new Redacted(List.of());
        Map<String, @Nullable Object> view = new TreeMap<>();
        config.getObject("mobius")
                .forEach((name, value) -> view.put(name, (JUDGED_BY.contains(name) ? judgedBy : all).plain(value)));
        return Collections.unmodifiableMap(view);
    }

    private Map<String, Object> plain(ConfigObject group) {
        Map<String, @Nullable Object> plain = new TreeMap<>();
        group.forEach((name, value) -> plain.put(
                name,
                COMMANDS.contains(name) && value.valueType() == ConfigValueType.STRING
                        ? Redaction.HIDDEN
                        : plain(value)));
        return Collections.unmodifiableMap(plain);
    }

    private @Nullable Object plain(ConfigValue value) {
        if (value instanceof ConfigObject group) {
            return plain(group);
        }
        if (value instanceof ConfigList list) {
            return Collections.unmodifiableList(list.stream().map(this::plain).toList());
        }
        return value.unwrapped() instanceof String text ? text(text) : value.unwrapped();
    }

    private String text(String text) {
        String redacted = Redaction.of(text);
        for (String secret : secrets) {
            redacted = redacted.replace(secret, Redaction.HIDDEN);
        }
        return redacted;
    }
}
