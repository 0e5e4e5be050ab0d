package mobius.config;

import java.util.Optional;
import mobius.config.hocon.Section;
import mobius.config.hocon.Setting;
import mobius.config.hocon.StringKinds;

/** Checks what an environment requires in addition to valid settings: a target for the load, and the protection of production. */
final class EnvironmentRules {

    private static final String PRODUCTION = "production";

    private final Section root;

    EnvironmentRules(Section root) {
        this.root = root;
    }

    /**
     * Reports the violations as problems of the settings.
     *
     * @param sharesTarget whether the command that started several injectors has also started the reference target
     */
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

    /** If the user sets the URL of a platform, the verdict must not be about the embedded target. */
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

    /**
     * Reports an environment that removes its own protection. Neither a copied environment file nor the command line may remove
     * it.
     */
    private static void checkProtection(Setting mark, Settings settings) {
        boolean needed = settings.environment().startsWith(PRODUCTION) || mark.isOnCommandLine();
        if (needed && !settings.production().isProtected()) {
            mark.complain(
                    "removes the protection of " + settings.environment(),
                    "write true in environments/%s.conf".formatted(settings.environment()));
        }
    }

    /** Reports an acknowledgement of another environment than the one under load: one of the two names is wrong. */
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
