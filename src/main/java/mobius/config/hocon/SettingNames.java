package mobius.config.hocon;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import mobius.text.Suggestion;

/**
 * Finds unknown settings. Known settings are those that {@code mobius.conf} and {@code budgets.conf} name, even if their value is
 * null.
 */
public final class SettingNames {

    /** Groups to which users may add names. A new member has the same structure as the existing ones. */
    private static final Set<String> OPEN =
            Set.of("mobius.budgets.classes", "mobius.budgets.requests", "mobius.embedded.service-times");

    private static final String MAIN_PLAN = "mobius.load";

    /** A percentile above 0 and below 100. */
    private static final Pattern PERCENTILE = Pattern.compile("p(?=.*[1-9])(\\d{1,2}(\\.\\d+)?)");

    /** Groups in which percentiles may be added. */
    private static final Pattern LATENCY = Pattern.compile("mobius\\.budgets\\.(total|requests\\..*)");

    private static final Pattern SECRET = Pattern.compile("(?i)(.*[-_])?(password|token|secret)");

    private final ConfigObject known;
    private final Set<String> allNames;
    private final Problems problems;

    /**
     * Creates a check.
     *
     * @param known the settings in the main files
     */
    public SettingNames(Config known, Problems problems) {
        this.known = known.root();
        this.allNames = namesIn(List.of(), this.known);
        this.problems = problems;
    }

    /** Reports every unknown setting, with the nearest known name. */
    public void check(Config settings) {
        // The main plan is checked first, so that an unknown name in it is reported under this group and not under
        // those that inherit from it.
        if (settings.hasPath(MAIN_PLAN) && known.toConfig().hasPath(MAIN_PLAN)) {
            checkMembers(
                    ConfigUtil.splitPath(MAIN_PLAN),
                    settings.getValue(MAIN_PLAN),
                    known.toConfig().getValue(MAIN_PLAN));
        }
        checkGroup(List.of(), settings.root(), known);
    }

    private void checkGroup(List<String> path, ConfigObject group, Map<String, ConfigValue> known) {
        Map<String, ConfigValue> expected = OPEN.contains(join(path)) ? opened(group, known) : known;
        new TreeMap<>(group).forEach((name, value) -> {
            List<String> own = append(path, name);
            if (expected.containsKey(name)) {
                checkMembers(own, value, expected.get(name));
            } else if (!isPercentile(path, name)) {
                report(path, name, value, expected);
            }
        });
    }

    /** Checks the members of a group, or of the groups in a list. */
    private void checkMembers(List<String> path, ConfigValue value, ConfigValue known) {
        if (value instanceof ConfigObject group && known instanceof ConfigObject expected) {
            checkGroup(path, group, expected);
        }
        if (value instanceof ConfigList list && known instanceof ConfigList expected) {
            list.stream()
                    .filter(ConfigObject.class::isInstance)
                    .forEach(item -> checkGroup(path, (ConfigObject) item, members(expected)));
        }
    }

    /** What is known in an open group: every name, each with all settings that any existing member has. */
    private static Map<String, ConfigValue> opened(ConfigObject group, Map<String, ConfigValue> known) {
        Map<String, ConfigValue> opened = new HashMap<>();
        ConfigValue anyMember = ConfigValueFactory.fromMap(members(known.values()));
        group.keySet().forEach(name -> opened.put(name, anyMember));
        return opened;
    }

    private static Map<String, ConfigValue> members(Iterable<ConfigValue> groups) {
        Map<String, ConfigValue> members = new HashMap<>();
        groups.forEach(group -> {
            if (group instanceof ConfigObject object) {
                members.putAll(object);
            }
        });
        return members;
    }

    private static boolean isPercentile(List<String> path, String name) {
        return LATENCY.matcher(join(path)).matches() && isPercentile(name);
    }

    /** Whether a name denotes a percentile above 0 and below 100: {@code p50}, {@code p99.9}. */
    public static boolean isPercentile(String name) {
        return PERCENTILE.matcher(name).matches();
    }

    /** Whether a name denotes a secret: {@code password}, {@code MOBIUS_TOKEN}. */
    static boolean isSecret(String name) {
        return SECRET.matcher(name).matches();
    }

    private void report(List<String> path, String name, ConfigValue value, Map<String, ConfigValue> siblings) {
        String key = join(append(path, name));
        SourceLocation place = SourceLocation.of(value);
        if (isSecret(name)) {
            problems.add(value, SecretsReader.misplaced(key, place));
        } else {
            problems.add(
                    value,
                    new Problem(
                            "%s (%s) is not a setting; %s".formatted(key, place, advice(key, path, siblings)), place));
        }
    }

    private String advice(String key, List<String> path, Map<String, ConfigValue> siblings) {
        Set<String> candidates = new TreeSet<>(allNames);
        siblings.keySet().forEach(name -> candidates.add(join(append(path, name))));
        return Suggestion.of(key, candidates)
                .map(meant -> "did you mean " + meant + "?")
                .orElse("see mobius.conf for all settings");
    }

    private static Set<String> namesIn(List<String> path, ConfigValue value) {
        Set<String> names = new TreeSet<>();
        if (!path.isEmpty()) {
            names.add(join(path));
        }
        if (value instanceof ConfigObject group) {
            group.forEach((name, member) -> names.addAll(namesIn(append(path, name), member)));
        }
        return names;
    }

    private static List<String> append(List<String> path, String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return longer;
    }

    private static String join(List<String> path) {
        return path.isEmpty() ? "" : ConfigUtil.joinPath(path);
    }
}
