package mobius.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertSettingsTest {

    private static final String PLATFORM = "mobius.alerts.selector.platform";
    private static final String RUNBOOKS = "mobius.alerts.runbooks";

    private final Attempt attempt;

    AlertSettingsTest(@TempDir Path folder) {
        attempt = new Attempt(folder);
    }

    @Test
    void theDefaultsNameTheJobsOfMobiusAndNoPage() {
        AlertSettings alerts = attempt.settings().alerts();
        assertThat(alerts.platform()).isEqualTo("job=\"mobius\"");
        assertThat(alerts.servers()).isEqualTo("job=~\"mobius-.+\"");
        assertThat(alerts.runbooks()).isEmpty();
    }

    @Test
    void quotesOfBothKindsAndSpacesAreTaken() {
        attempt.property(PLATFORM, "job=\"a,b\" , stage =~ '(?:prod|live)-[0-9]{1,3}',team!='x'");
        attempt.property(RUNBOOKS, "https://wiki.example/mobius?page=1");
        AlertSettings alerts = attempt.settings().alerts();
        assertThat(alerts.platform()).isEqualTo("job=\"a,b\",stage=~\"(?:prod|live)-[0-9]{1,3}\",team!=\"x\"");
        assertThat(alerts.runbooks()).contains(URI.create("https://wiki.example/mobius?page=1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "mobius", "job=mobius", "job=\"a\"}", "job=\"a\",", "job='a'b'", "1job='a'", "job='a\\d'"})
    void whatIsNoListOfMatchersIsRefused(String text) {
        assertThat(attempt.property(PLATFORM, text).problems())
                .singleElement()
                .asString()
                .contains(PLATFORM, "is not a list of label matchers", "job='mobius'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a(", "(?=a)b", "a++", "a{1001}", "[a&&b]", "[a-[b]]"})
    void whatPrometheusTakesForNoRegexIsRefused(String regex) {
        assertThat(attempt.property(PLATFORM, "job=~'" + regex + "'").problems())
                .singleElement()
                .asString()
                .contains(PLATFORM, regex, "RE2");
    }

    @Test
    void labelsOfTheRulesThemselvesAreRefused() {
        assertThat(attempt.property(PLATFORM, "job='a',status='5xx'").problems())
                .singleElement()
                .asString()
                .contains(PLATFORM, "status", "job or instance");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docs/alerts.md",
                "wiki.example/x",
                "ftp://wiki.example",
                "https://",
                "https://a/b#c",
                "https://a b"
            })
    void whatIsNoPageIsRefused(String text) {
        assertThat(attempt.property(RUNBOOKS, text).problems())
                .singleElement()
                .asString()
                .contains(RUNBOOKS, "is not the URL of a page", "https://wiki.example/mobius");
    }
}
