package mobius.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import mobius.config.hocon.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceSettingsTest {

    private final Attempt attempt;

    TraceSettingsTest(@TempDir Path folder) {
        attempt = new Attempt(folder);
    }

    @Test
    void noTracesAreReadUnlessTheirStoreIsNamed() {
        assertThat(attempt.settings().telemetry().traces())
                .isEqualTo(new TraceSettings(Optional.empty(), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:16686/trace/{trace_id}",
                "https://grafana.example/explore?left={%22queries%22:[{trace_id}]}",
                "http://[::1]:5601/app/discover#/?q={correlation_id}"
            })
    void aLinkHasAnIdAnywhere(String link) {
        assertThat(attempt.property("mobius.telemetry.traces.link", link)
                        .settings()
                        .telemetry()
                        .traces()
                        .link())
                .contains(link);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "url  | localhost:16686                       | is not an http or https URL without parameters",
                "url  | http://localhost:16686/?limit=1       | is not an http or https URL without parameters",
                "url  | http://me:staple@localhost:16686      | carries a user name or password",
                "url  | http://local host                     | is not an http or https URL without parameters",
                "link | javascript:alert({trace_id})          | is not an http or https address",
                "link | http://localhost:16686/trace/         | contains neither {trace_id} nor {correlation_id}",
                "link | http://staple@localhost/{trace_id}    | carries a user name or password"
            })
    void whatIsNoAddressIsRefused(String name, String text, String reason) {
        assertThat(attempt.property("mobius.telemetry.traces." + name, text).problems())
                .singleElement()
                .asString()
                .contains("mobius.telemetry.traces." + name, reason)
                .doesNotContain("staple");
    }

    @Test
    void aSavedRunHasTheLinkOfItsTime() {
        String link = "http://localhost:16686/trace/{trace_id}";
        assertThat(TraceSettings.savedLink(Optional.of(saved(link)))).contains(link);
        assertThat(TraceSettings.savedLink(Optional.of(Map.of("seed", 1)))).isEmpty();
        assertThat(TraceSettings.savedLink(Optional.empty())).isEmpty();
    }

    @Test
    void aSavedLinkThatWasChangedIntoAScriptIsRefused() {
        Optional<Map<String, Object>> changed = Optional.of(saved("javascript:alert('{trace_id}')"));
        assertThatThrownBy(() -> TraceSettings.savedLink(changed))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("is not an http or https address");
    }

    private static Map<String, Object> saved(String link) {
        return Map.of("telemetry", Map.of("traces", Map.of("link", link)));
    }
}
