package mobius.config.hocon;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import mobius.config.Attempt;
import mobius.config.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    private static final String WORD = "correct horse battery";

    private final Attempt attempt;

    SecretsTest(@TempDir Path folder) {
        attempt = new Attempt(folder);
    }

    @Test
    void comeFromEnvironmentVariables() {
        Secrets secrets = attempt.variable("MOBIUS_PASSWORD", WORD)
                .variable("MOBIUS_TOKEN", "t")
                .variable("MOBIUS_JDBC_PASSWORD", "j")
                .variable("MOBIUS_PROMETHEUS_TOKEN", "p")
                .variable("MOBIUS_PROMETHEUS_PASSWORD", "w")
                .variable("MOBIUS_TRACES_TOKEN", "r")
                .settings()
                .secrets();
        assertThat(secrets.password().map(Secret::reveal)).contains(WORD);
        assertThat(secrets.token().map(Secret::reveal)).contains("t");
        assertThat(secrets.jdbcPassword().map(Secret::reveal)).contains("j");
        assertThat(secrets.prometheusToken().map(Secret::reveal)).contains("p");
        assertThat(secrets.prometheusPassword().map(Secret::reveal)).contains("w");
        assertThat(secrets.tracesToken().map(Secret::reveal)).contains("r");
    }

    @Test
    void areInNoTextOfTheSettings() {
        Settings settings = attempt.variable("MOBIUS_PASSWORD", WORD)
                .variable("MOBIUS_TOKEN", WORD)
                .variable("MOBIUS_JDBC_PASSWORD", WORD)
                .settings();
        assertThat(settings.toString()).doesNotContain(WORD).contains("password=Optional[***]");
        assertThat(settings.redacted().toString()).doesNotContain(WORD);
    }

    /** The view is kept with every run. */
    @Test
    void inACommandOrAUrlOrWrittenIntoASettingAreNotInTheViewForFiles() {
        String view = attempt.property("mobius.environment", "local")
                .property("mobius.target.base-url", "http://127.0.0.1:1")
                .variable("MOBIUS_PASSWORD", WORD)
                .property("mobius.cold-start.restart-command", "curl -H 'X: staple-1' http://127.0.0.1/restart")
                .property("mobius.compare.deploy", "./deploy --token staple-2 {build}")
                .property(
                        "mobius.telemetry.sources",
                        "[{ name = a, role = api, url = \"http://127.0.0.1:1/metrics?api_key=staple-3\" }]")
                .property("mobius.platform.build", "v1-" + WORD)
                .settings()
                .redacted()
                .toString();
        assertThat(view)
                .doesNotContain("staple", WORD)
                .contains("restart-command=***", "deploy=***", "api_key=***", "build=v1-***");
    }

    @Test
    void blankIsNone() {
        assertThat(attempt.variable("MOBIUS_PASSWORD", " ").settings().secrets().password())
                .isEmpty();
    }

    /** A secret of Kubernetes that was made from a file ends with a line. */
    @Test
    void haveNoSpaceAroundThem() {
        assertThat(attempt.variable("MOBIUS_TOKEN", " t\r\n")
                        .settings()
                        .secrets()
                        .token()
                        .map(Secret::reveal))
                .contains("t");
    }

    @ParameterizedTest
    @CsvSource({
        "MOBIUS_TOKEN, '\n', MOBIUS_TOKEN has a control character or several lines; export it without",
        "MOBIUS_PASSWORD, '\0', MOBIUS_PASSWORD has a control character or several lines; export it without",
        "MOBIUS_TOKEN, '\u20ac', MOBIUS_TOKEN has a character outside ASCII; export it as it was issued"
    })
    void whatNoHeaderCanCarryIsRefusedAndNotRepeated(String variable, String inBetween, String problem) {
        assertThat(attempt.variable(variable, WORD + inBetween + WORD).problems())
                .containsExactly(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mobius.password", "mobius.target.access-token", "mobius.MOBIUS_PASSWORD", "MOBIUS_TOKEN"})
    void amongTheSystemPropertiesAreRefusedAndNotRepeated(String name) {
        String variable = name.toLowerCase(Locale.ROOT).contains("token") ? "MOBIUS_TOKEN" : "MOBIUS_PASSWORD";
        assertThat(attempt.property(name, WORD).problems())
                .containsExactly("%s (-D%s) is a secret and must not be among the settings; remove it and export %s=..."
                        .formatted(name, name, variable));
    }

    @Test
    void thoseOfTheDatabaseHaveAVariableOfTheirOwn() {
        assertThat(attempt.property("mobius.telemetry.database.password", WORD).problems())
                .containsExactly(
                        "mobius.telemetry.database.password (-Dmobius.telemetry.database.password) is a secret and"
                                + " must not be among the settings; remove it and export MOBIUS_JDBC_PASSWORD=...");
    }

    @Test
    void inFilesAreRefusedAndNotRepeated() {
        attempt.write("environments/embedded.conf", "\nmobius.embedded.password = \"" + WORD + "\"");
        assertThat(attempt.problems())
                .containsExactly(
                        "mobius.embedded.password (environments/embedded.conf: 2) is a secret and must not be among"
                                + " the settings; remove it and export MOBIUS_PASSWORD=...");
    }

    @Test
    void inAUrlAreRefusedAndNotRepeated() {
        attempt.property("mobius.environment", "local").variable("MOBIUS_PASSWORD", WORD);
        assertThat(attempt.property("mobius.target.base-url", "http://me:horse@localhost")
                        .problems())
                .containsExactly("mobius.target.base-url carries a user name or password (-Dmobius.target.base-url);"
                        + " write the URL without it and export MOBIUS_PASSWORD=...");
    }

    @Test
    void productionAsksForAWordMore() {
        attempt.property("mobius.environment", "production").variable("MOBIUS_PASSWORD", WORD);
        assertThat(attempt.property("mobius.production.acknowledge", "yes").problems())
                .containsExactly("mobius.production.acknowledge \"yes\" is not the name of the environment production"
                        + " (-Dmobius.production.acknowledge); write production if you intend this, or leave it out");
    }
}
