package mobius.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProductionRulesTest {

    private static final String LIVE =
            "mobius { target.base-url = \"https://mobius.example\", production.protected = true }";

    private final Attempt attempt;

    ProductionRulesTest(@TempDir Path folder) {
        attempt = new Attempt(folder).variable("MOBIUS_PASSWORD", "x");
    }

    @Test
    void productionIsProtectedAndHasACap() {
        assertThat(attempt.property("mobius.environment", "production")
                        .settings()
                        .production())
                .isEqualTo(new ProductionSettings(true, 10, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"embedded", "local", "staging"})
    void theOthersAreNot(String environment) {
        assertThat(attempt.property("mobius.environment", environment)
                        .settings()
                        .production()
                        .isProtected())
                .isFalse();
    }

    @Test
    void itsNameIsTheAcknowledgement() {
        attempt.write("environments/live.conf", LIVE).property("mobius.environment", "live");
        assertThat(attempt.settings().production().isAcknowledged()).isFalse();
        assertThat(attempt.property("mobius.production.acknowledge", "live")
                        .settings()
                        .production()
                        .isAcknowledged())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"staging", "production"})
    void theNameOfAnotherEnvironmentIsAMistakeEverywhere(String environment) {
        attempt.property("mobius.environment", environment).property("mobius.production.acknowledge", "live");
        assertThat(attempt.problems())
                .containsExactly(
                        "mobius.production.acknowledge \"live\" is not the name of the environment " + environment
                                + " (-Dmobius.production.acknowledge); write " + environment
                                + " if you intend this, or leave it out");
    }

    @Test
    void theCommandLineDoesNotTakeTheProtectionAway() {
        attempt.write("environments/live.conf", LIVE).property("mobius.environment", "live");
        assertThat(attempt.property("mobius.production.protected", "false").problems())
                .containsExactly("mobius.production.protected false removes the protection of live"
                        + " (-Dmobius.production.protected); write true in environments/live.conf");
    }

    @ParameterizedTest
    @CsvSource({
        "mobius.target.base-url, https://mobius.example",
        "mobius.target.base-url, https://MOBIUS.example:8443/api",
        "mobius.target.base-url, https://eu.mobius.example",
        "mobius.compare.before, https://mobius.example"
    })
    void noOtherEnvironmentReachesAHostOfAProtectedOne(String setting, String url) {
        attempt.write("environments/production.conf", """
                        mobius.target.base-url = "https://mobius.example"
                        mobius.production { protected = true, hosts = [ eu.mobius.example ] }""")
                .property("mobius.environment", "staging")
                .property(setting, url);
        assertThat(attempt.problems())
                .containsExactly(setting + " \"" + url + "\" is a host of the protected environment production (-D"
                        + setting
                        + "); choose that with -Dmobius.environment=production, or correct the URL");
    }

    @Test
    void theSecretsOfAProtectedEnvironmentGoToItsHostsOnly() {
        attempt.property("mobius.environment", "production")
                .property("mobius.target.base-url", "https://mobius.exarnple");
        assertThat(attempt.problems())
                .containsExactly("mobius.target.base-url \"https://mobius.exarnple\" is not a host of the protected"
                        + " environment production, whose secrets would go there (-Dmobius.target.base-url); add it to"
                        + " mobius.production.hosts in environments/production.conf, or correct the URL");
        assertThat(attempt.property("mobius.target.base-url", "http://127.0.0.1:8000")
                        .settings()
                        .production()
                        .isProtected())
                .isTrue();
    }

    @Test
    void anEnvironmentThatIsCalledProductionIsNotLeftWithout() {
        attempt.write("environments/production-eu.conf", "mobius.target.base-url = \"https://eu.mobius.example\"")
                .property("mobius.environment", "production-eu");
        assertThat(attempt.problems())
                .singleElement()
                .asString()
                .startsWith("mobius.production.protected false removes the protection of production-eu (mobius.conf: ")
                .endsWith("); write true in environments/production-eu.conf");
    }
}
