package mobius.config;

import java.util.Optional;

/** What an environment asks for beyond its settings: somewhere to send load, and in production a word more. */
final class EnvironmentRules {

    private final Section root;

    EnvironmentRules(Section root) {
        this.root = root;
    }

    void check(Settings settings) {
        Setting baseUrl = root.section("target").setting("base-url");
        if (settings.isEmbedded()) {
            refuseBaseUrl(baseUrl);
        } else {
            requireBaseUrl(baseUrl, settings.environment());
        }
        if (settings.environment().startsWith("production")) {
            requireAcknowledgement(root.section("production").setting("acknowledge"), settings.environment());
        }
    }

    /** Somebody who names a platform must not get a verdict on another one. */
    private static void refuseBaseUrl(Setting baseUrl) {
        if (baseUrl.isGiven()) {
            baseUrl.complain(
                    "is not used, because the environment embedded starts its own target",
                    "choose another environment, for example with -Dmobius.environment=local, or leave the URL out");
        }
    }

    private static void requireBaseUrl(Setting baseUrl, String environment) {
        if (!baseUrl.isGiven()) {
            baseUrl.complainOfAbsence(
                    "set it in environments/%s.conf or with -D%s".formatted(environment, baseUrl.key()));
        }
    }

    private static void requireAcknowledgement(Setting acknowledge, String environment) {
        Optional<String> given = acknowledge.optionally(Texts.NOT_BLANK);
        String remedy = "add -D%s=%s when you mean it".formatted(acknowledge.key(), environment);
        if (given.isEmpty()) {
            acknowledge.complainOfAbsence(remedy);
        } else if (!given.get().equals(environment)) {
            acknowledge.complain("is not the name of the environment " + environment, remedy);
        }
    }
}
