package mobius.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValueFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobius.capacity.Economy;
import mobius.config.hocon.ConfigurationException;
import mobius.config.hocon.NumberKinds;
import mobius.config.hocon.Problems;
import mobius.config.hocon.Section;

/** Reads the prices and sizing of a finished run from its saved settings. */
public final class SavedEconomy {

    /** The settings without which a saved run has no prices and sizing. */
    private static final List<String> NEEDED = List.of("capacity.head-room", "cost", "load.think-time");

    private SavedEconomy() {}

    /**
     * Reads prices and sizing as they were at the time of the run.
     *
     * @param settings the {@linkplain Settings#redacted() settings} of the run; empty if they are unknown
     * @return {@link Economy#UNKNOWN} if the settings are unknown, or were saved before they had prices and sizing
     * @throws ConfigurationException with all problems at once
     */
    public static Economy read(Optional<Map<String, Object>> settings) {
        return settings.map(then -> ConfigValueFactory.fromMap(then, "run.json").toConfig())
                .filter(then -> NEEDED.stream().allMatch(then::hasPath))
                .map(SavedEconomy::read)
                .orElse(Economy.UNKNOWN);
    }

    private static Economy read(Config then) {
        Problems problems = new Problems();
        Section root = Section.root(then.atPath("mobius"), problems);
        double peak = root.section("load").setting("peak-requests-per-second").as(NumberKinds.ABOVE_ZERO)
                * root.setting("scale").as(NumberKinds.ABOVE_ZERO);
        Economy economy = EconomyReader.read(root, peak);
        problems.throwIfAny();
        return economy;
    }
}
