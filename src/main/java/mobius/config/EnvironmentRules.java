package mobius.config;

import java.util.Optional;
import mobius.config.hocon.Section;
import mobius.config.hocon.Setting;
import mobius.config.hocon.StringKinds;

/** What an environment asks for beyond its settings: somewhere to send load, and the protection of production. */
final class EnvironmentRules {

    private static final String PRODUCTION = "production";

    private final Section root;

    EnvironmentRules(Section root) {
        this.root = root;
    }

    /** @param sharesTarget whether the command that has started several injectors has started the reference target, too */
    void check(Settings settings, boolean sharesTarget) {
        Setting baseUrl = root.section("target").setting("base-url");
        if (settings.isEmbedded() && !sharesTarget) {
            refuseBaseUrl(baseUrl);
            refuseSeveralInjectors(root.section("injectors").setting("count"), settings);
        } else {
            requireBaseUrl(baseUrl, settings.environment());
        }
        checkProtection(root.section("production").setting("protected"), settings);
        checkAcknowledgement(root.section("production").setting("acknowledge"), settings.environment());
    }

    /** Somebody who names a platform must not get a verdict on another one. */
    private static void refuseBaseUrl(Setting baseUrl) {
        if (baseUrl.isGiven()) {
            baseUrl.complain(
                    "is not used, because the environment embedded starts its own target",
                    "choose another environment, for example with -Dmobius.environment=local, or leave the URL out");
        }
    }

    /** Each would start a target of its own. */
    private static void refuseSeveralInjectors(Setting count, Settings settings) {
        if (!settings.injectors().share().isWhole()) {
            count.complain(
                    "cannot share a load, because the environment embedded starts a target for each injector",
                    "use bin/mobius run with --injectors, or choose another environment");
        }
    }

    private static void requireBaseUrl(Setting baseUrl, String environment) {
        if (!baseUrl.isGiven()) {
            baseUrl.complainOfAbsence(
                    "set it in environments/%s.conf or with -D%s".formatted(environment, baseUrl.key()));
        }
    }

    /** Neither a copied environment file nor a word on the command line takes the protection away. */
    private static void checkProtection(Setting mark, Settings settings) {
        boolean needed = settings.environment().startsWith(PRODUCTION) || mark.isOnCommandLine();
        if (needed && !settings.production().isProtected()) {
            mark.complain(
                    "removes the protection of " + settings.environment(),
                    "write true in environments/%s.conf".formatted(settings.environment()));
        }
    }

    /** Whoever acknowledges another environment than the one that gets the load is mistaken about one of them. */
    private static void checkAcknowledgement(Setting acknowledge, String environment) {
        Optional<String> other =
                acknowledge.optionally(StringKinds.NOT_BLANK).filter(named -> !named.equals(environment));
        if (other.isPresent()) {
            acknowledge.complain(
                    "is not the name of the environment " + environment,
                    "write %s if you intend this, or leave it out".formatted(environment));
        }
    }
}
