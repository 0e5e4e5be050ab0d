package mobius.config.hocon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import mobius.config.Settings;
import mobius.config.SettingsReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessPropertiesTest {

    private static final String BY_MAVEN =
            "/tmp/gatlingbooter1070486.jar io.gatling.app.Gatling -s mobius.LoadSimulation";

    @ParameterizedTest
    @ValueSource(
            strings = {"v1 \"beta\"", "echo \"it is \\\"back\\\"\" > \"/tmp/a b\"", "[\"GET /projects\"]", "a\\b", ""})
    void whatMavenHasEscapedIsAsItWasWritten(String written) {
        Map<String, String> read =
                ProcessProperties.of(properties(BY_MAVEN, written.replaceAll("(\\\\*)\"", "$1$1\\\\\"")));
        assertThat(read).containsEntry("mobius.platform.build", written);
    }

    @Test
    void elsewhereABackslashIsABackslash() {
        Properties properties = properties("mobius.cli.Main judge", "a \\\"b\\\"");
        assertThat(ProcessProperties.of(properties)).containsEntry("mobius.platform.build", "a \\\"b\\\"");
    }

    @Test
    void aListWithQuotesIsReadFromTheCommandLineOfMaven() {
        Properties properties = properties(BY_MAVEN, "1");
        properties.setProperty("mobius.budgets.critical", "[\\\"GET /projects\\\"]");
        Settings settings = SettingsReader.read(ProcessProperties.of(properties), Map.of());
        assertThat(List.copyOf(settings.budgets().critical())).containsExactly("GET /projects");
    }

    private static Properties properties(String command, String build) {
        Properties properties = new Properties();
        properties.setProperty("sun.java.command", command);
        properties.setProperty("mobius.platform.build", build);
        return properties;
    }
}
