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

/** The prices and the sizes for a run that is judged after its time, as they were then. */
public final class SavedEconomy {

    private static final List<String> NEEDED = List.of("capacity.head-room", "cost", "load.think-time");

    private SavedEconomy() {}

    /**
     * Those of a finished run.
     *
     * @param settings the {@linkplain Settings#redacted() settings} that the run was made with; empty, or without prices and
     *     sizes, for a run of which they are not known
     * @throws ConfigurationException with everything that is wrong, at once
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
