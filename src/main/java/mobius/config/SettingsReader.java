package mobius.config;

import com.typesafe.config.Config;
import java.nio.file.Path;
import java.util.Map;
import mobius.budget.Budgets;
import mobius.config.budget.BudgetsReader;
import mobius.config.hocon.ConfigFolder;
import mobius.config.hocon.ConfigurationException;
import mobius.config.hocon.Layers;
import mobius.config.hocon.NumberKinds;
import mobius.config.hocon.Problems;
import mobius.config.hocon.ProcessProperties;
import mobius.config.hocon.Redacted;
import mobius.config.hocon.SecretsReader;
import mobius.config.hocon.Section;
import mobius.config.hocon.StringKinds;
import mobius.config.hocon.Substitutions;
import mobius.injectors.SharedMachine;

/**
 * Reads the settings from layers, of which later ones take precedence: {@code mobius.conf} and {@code budgets.conf}, the file of
 * the environment, the file of the profile, and the system properties that start with {@code mobius.}.
 */
public final class SettingsReader {

    private final ConfigFolder folder;
    private final Map<String, String> properties;
    private final Map<String, String> variables;
    private final Problems problems = new Problems();

    private SettingsReader(ConfigFolder folder, Map<String, String> properties, Map<String, String> variables) {
        this.folder = folder;
        this.properties = properties;
        this.variables = variables;
    }

    /**
     * Reads the settings of this process: files on the class path, its system properties and its environment variables.
     *
     * @throws ConfigurationException with all problems at once
     */
    public static Settings read() {
        return read(ProcessProperties.all(), System.getenv());
    }

    /**
     * Reads the settings from files on the class path.
     *
     * @param properties system properties
     * @param variables environment variables
     * @throws ConfigurationException with all problems at once
     */
    public static Settings read(Map<String, String> properties, Map<String, String> variables) {
        return ConfigFolder.onClassPath(folder -> new SettingsReader(folder, properties, variables).readAll());
    }

    /**
     * Reads the settings from a folder like {@code config/}.
     *
     * @param properties system properties
     * @param variables environment variables
     * @throws ConfigurationException with all problems at once
     */
    public static Settings read(Path folder, Map<String, String> properties, Map<String, String> variables) {
        return new SettingsReader(new ConfigFolder(folder), properties, variables).readAll();
    }

    /** The rules for environments are checked only if the environment exists; otherwise that is the only problem to report. */
    private Settings readAll() {
        SecretsReader secrets = new SecretsReader(variables, problems);
        secrets.refuseProperties(properties);
        Config config = new Layers(
                        folder, new Substitutions(variables, properties, folder::placeOf, problems), problems)
                .merge(properties);
        Section root = Section.root(config, problems);
        Settings settings = settings(config, root, secrets);
        if (folder.names("environments").contains(settings.environment())) {
            new EnvironmentRules(root).check(settings, SharedMachine.isAnnouncedIn(variables));
            ProtectedHosts.of(folder, variables, properties).check(settings, root);
        }
        problems.throwIfAny();
        return settings;
    }

    private Settings settings(Config config, Section root, SecretsReader secrets) {
        // Durations are read first, so that an invalid one is reported under its own name and not under that of a stage
        // that refers to it.
        root.section("durations").all(StagesReader.LENGTH);
        Budgets budgets = BudgetsReader.read(root.section("budgets"));
        Map<String, LoadSettings> plans = LoadReader.readAll(root);
        double scale = root.setting("scale").as(NumberKinds.ABOVE_ZERO);
        PlatformSettings target = PlatformReader.read(root.section("target"), root.section("platform"));
        InjectorSettings injectors = InjectorReader.read(root.section("injectors"), variables);
        return new Settings(
                root.setting("environment").as(StringKinds.NOT_BLANK),
                root.setting("profile").as(StringKinds.NOT_BLANK),
                root.setting("seed").as(NumberKinds.ANY_WHOLE),
                scale,
                injectors.region().map(target::in).orElse(target),
                production(root.section("production")),
                plans,
                ScalingReader.read(root.section("scaling")),
                ColdStartSettings.read(root.section("cold-start")),
                SearchReader.read(root.section("capacity"), peak(plans, "capacity") * scale),
                ComparisonReader.read(root.section("compare"), budgets),
                EconomyReader.read(root, peak(plans, "load") * scale),
                EmbeddedReader.read(root.section("embedded"), budgets),
                TelemetryReader.read(root.section("telemetry")),
                injectors,
                HistorySettings.read(root.section("history")),
                AlertSettings.read(root.section("alerts")),
                budgets,
                secrets.read(),
                root.section("platform").setting("build").optionally(StringKinds.NOT_BLANK),
                InjectorReader.effective(Redacted.of(config, secrets.words()), injectors.share()));
    }

    /** The peak of a plan; a missing plan is reported elsewhere. */
    private static double peak(Map<String, LoadSettings> plans, String name) {
        LoadSettings plan = plans.get(name);
        return plan == null ? 1 : plan.peakRequestsPerSecond();
    }

    private static ProductionSettings production(Section production) {
        production.setting("hosts").items().forEach(host -> host.as(StringKinds.HOST));
        return new ProductionSettings(
                production.setting("protected").as(StringKinds.FLAG),
                production.setting("requests-per-second-cap").as(NumberKinds.ABOVE_ZERO),
                production.setting("acknowledge").isGiven());
    }
}
