package mobius.config.budget;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobius.budget.Budgets;
import mobius.config.Settings;
import mobius.config.hocon.ConfigFolder;
import mobius.config.hocon.ConfigurationException;
import mobius.config.hocon.Problems;
import mobius.config.hocon.Section;
import mobius.config.hocon.SettingNames;
import mobius.config.hocon.Substitutions;

/**
 * Reads the budgets for judging a finished run: those at the time of the run, or changed ones. Runs from before the platform's
 * budgets and the severity matrix became settings are judged by the constants that the suite had then.
 */
public final class SavedBudgets {

    private static final String BEFORE = "budgets-before.conf";
    private static final List<String> ONCE_CONSTANTS = List.of("mobius.budgets.platform", "mobius.budgets.severity");

    private SavedBudgets() {}

    /**
     * Reads the budgets of a finished run.
     *
     * @param settings the {@linkplain Settings#redacted() settings} of the run; empty if they are unknown, in which case the
     *     budgets of this suite apply
     * @param changes a file like {@code budgets.conf}, with all budgets or only those that change
     * @throws ConfigurationException with all problems at once
     */
    public static Budgets read(Optional<Map<String, Object>> settings, Optional<Path> changes) {
        return ConfigFolder.onClassPath(folder -> read(folder, settings, changes));
    }

    private static Budgets read(ConfigFolder suite, Optional<Map<String, Object>> settings, Optional<Path> changes) {
        Problems problems = new Problems();
        Config own = suite.parse("budgets.conf", problems);
        Config then = settings.map(SavedBudgets::budgetsOf).orElse(own);
        Config now = changes.map(file -> parse(file, then, problems)).orElse(ConfigFactory.empty());
        new SettingNames(own, problems).check(now);
        Config all = substitutions(suite, problems).resolve(now.withFallback(then));
        Budgets budgets = BudgetsReader.read(Section.root(all, problems).section("budgets"));
        problems.throwIfAny();
        return budgets;
    }

    private static Config budgetsOf(Map<String, Object> settings) {
        // Not parseMap, which would interpret a name such as p99.9 or "GET /contexts/{id}" as a path.
        Config saved = ConfigValueFactory.fromMap(settings, "run.json")
                .toConfig()
                .atPath("mobius")
                .withOnlyPath("mobius.budgets");
        return ONCE_CONSTANTS.stream().anyMatch(saved::hasPathOrNull) ? saved : saved.withFallback(before());
    }

    private static Config before() {
        return ConfigFactory.parseResources(
                SavedBudgets.class,
                BEFORE,
                ConfigParseOptions.defaults().setAllowMissing(false).setOriginDescription(BEFORE));
    }

    private static Substitutions substitutions(ConfigFolder folder, Problems problems) {
        return new Substitutions(System.getenv(), Map.of(), folder::placeOf, problems);
    }

    /** Parses the changes, which may refer to the budgets of the run and to the environment. */
    private static Config parse(Path file, Config then, Problems problems) {
        Path absolute = file.toAbsolutePath();
        ConfigFolder folder = new ConfigFolder(absolute.resolveSibling(""));
        Config changes = folder.parse(absolute.getFileName().toString(), problems);
        return substitutions(folder, problems).resolve(changes, changes.withFallback(then));
    }
}
