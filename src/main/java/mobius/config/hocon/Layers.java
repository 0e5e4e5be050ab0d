package mobius.config.hocon;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.List;
import java.util.Map;
import mobius.text.Suggestion;

/** Merges the layers: the main files, the environment, the profile and the system properties. */
public final class Layers {

    private final ConfigFolder folder;
    private final Substitutions substitutions;
    private final Problems problems;

    /**
     * Creates the layers of one reading.
     *
     * @param problems receives the problems found
     */
    public Layers(ConfigFolder folder, Substitutions substitutions, Problems problems) {
        this.folder = folder;
        this.substitutions = substitutions;
        this.problems = problems;
    }

    /**
     * Merges all settings, and reports those that do not exist.
     *
     * @param properties system properties, of which only those under {@code mobius.} are used
     * @throws ConfigurationException if a main file cannot be read, because the other settings cannot be interpreted without it
     */
    public Config merge(Map<String, String> properties) {
        Config defaults = folder.parse("mobius.conf", problems).withFallback(folder.parse("budgets.conf", problems));
        Config known = substitutions.resolve(defaults);
        Config ofProperties = new SystemProperties(known, problems).layer(properties);
        Config named = ofProperties.withFallback(known);
        Config environment = layer(named, "environment");
        Config profile = layer(named, "profile");
        Config merged = substitutions.resolve(
                ofProperties.withFallback(profile).withFallback(environment).withFallback(defaults));
        new SettingNames(known, problems).check(merged);
        refuseLateName(merged, named, "environment");
        refuseLateName(merged, named, "profile");
        return merged;
    }

    /** The file that the setting {@code mobius.<what>} names. */
    private Config layer(Config named, String what) {
        Setting setting = Section.root(named, problems).setting(what);
        String name = setting.as(StringKinds.NOT_BLANK);
        List<String> existing = folder.names(what + "s");
        if (existing.contains(name)) {
            return folder.parse("%ss/%s.conf".formatted(what, name), problems);
        }
        setting.complain("does not exist", "write one of " + String.join(", ", Suggestion.ranked(name, existing)));
        return ConfigFactory.empty();
    }

    /** Reports a layer that sets the environment or the profile, because the layers have been chosen by then. */
    private void refuseLateName(Config merged, Config named, String what) {
        Section root = Section.root(merged, problems);
        Setting setting = root.setting(what);
        if (!setting.as(StringKinds.NOT_BLANK)
                .equals(Section.root(named, problems).setting(what).as(StringKinds.NOT_BLANK))) {
            setting.complain(
                    "is set in a layer that is read too late", "set it in mobius.conf or with -D" + setting.key());
        }
    }
}
