package mobius.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import mobius.budget.Budgets;
import mobius.config.ComparisonSettings.Build;
import mobius.config.ComparisonSettings.Deployment;
import mobius.config.hocon.BaseUrl;
import mobius.config.hocon.InvalidValue;
import mobius.config.hocon.Kind;
import mobius.config.hocon.Quantity;
import mobius.config.hocon.Section;
import mobius.config.hocon.Setting;
import mobius.config.hocon.StringKinds;
import mobius.text.Suggestion;

/** Reads {@code mobius.compare}: how {@code bin/mobius compare --live} compares two builds. */
final class ComparisonReader {

    /** The placeholder for the name of the build in a command that deploys it. */
    static final String PLACE = "{build}";

    /** Excludes characters with a meaning to a shell, and names that a program would read as an option. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/@+-]*");

    private static final Kind<String> COMMAND = new Kind<>(ComparisonReader::command, PLACE);
    private static final Kind<String> BUILD = new Kind<>(ComparisonReader::build, "build");

    private ComparisonReader() {}

    /**
     * Reads the settings.
     *
     * @param budgets has the names of the endpoints
     */
    static ComparisonSettings read(Section compare, Budgets budgets) {
        Duration healthyWithin = compare.setting("healthy-within").as(Quantity.TIME_ABOVE_ZERO);
        Optional<Deployment> deployment =
                compare.setting("deploy").optionally(COMMAND).map(command -> new Deployment(command, healthyWithin));
        return new ComparisonSettings(
                build(compare.setting("before"), deployment.isPresent()),
                build(compare.setting("after"), deployment.isPresent()),
                deployment,
                compare.setting("settle").as(StagesReader.LENGTH),
                compare.setting("leg").as(StagesReader.LENGTH),
                endpoints(compare.setting("endpoints"), budgets));
    }

    /** A build is a name if a command deploys it, and otherwise the URL of its platform. */
    private static Optional<Build> build(Setting setting, boolean isDeployed) {
        return isDeployed
                ? setting.optionally(BUILD).map(name -> new Build(name, Optional.empty()))
                : setting.optionally(BaseUrl.KIND).map(ComparisonReader::at);
    }

    private static Build at(URI url) {
        return new Build(url.toString(), Optional.of(url));
    }

    private static List<String> endpoints(Setting setting, Budgets budgets) {
        Set<String> known = new TreeSet<>();
        budgets.classes().forEach(endpoints -> known.addAll(endpoints.endpoints()));
        return setting.items().stream()
                .map(endpoint -> endpoint(endpoint, known))
                .distinct()
                .toList();
    }

    /** Checks the name of an endpoint, because a misspelt one would never have a value. */
    private static String endpoint(Setting setting, Set<String> known) {
        String name = setting.as(StringKinds.NOT_BLANK);
        if (!known.contains(name) && !known.contains(Budgets.endpointOf(name))) {
            setting.complain(
                    "is in no endpoint class",
                    Suggestion.of(name, known)
                            .map(meant -> "did you mean \"" + meant + "\"?")
                            .orElse("write one of those in budgets.conf"));
        }
        return name;
    }

    private static String command(String text) throws InvalidValue {
        InvalidValue.unless(
                text.contains(PLACE),
                "has no placeholder for the name of the build",
                "write " + PLACE + " there, for example \"./deploy.sh " + PLACE + "\"");
        return text;
    }

    private static String build(String text) throws InvalidValue {
        InvalidValue.unless(
                NAME.matcher(text).matches(),
                "is not the name of a build",
                "write letters, digits and ._:/@+- only, for example v1.4.2, or remove mobius.compare.deploy if it is a URL");
        return text;
    }
}
