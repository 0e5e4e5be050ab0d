package mobius.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

    @ParameterizedTest
    @CsvSource({
        "http://db:9187/metrics?api_key=battery, http://db:9187/metrics?api_key=***",
        "http://h/m?a=battery&b=staple#end, http://h/m?a=***&b=***#end",
        "https://horse:battery@h:1/m, https://***@h:1/m",
        "http://horse:bat@tery@h/m, http://***@h/m",
        "https://battery@h/m?x=1, https://***@h/m?x=***",
        "jdbc:postgresql://h/db?user=horse&password=battery, jdbc:postgresql://h/db?user=***&password=***",
        "see http://h/?t=battery and http://me:staple@h/, see http://h/?t=*** and http://***@h/"
    })
    void usersAndValuesOfParametersAreTakenOut(String text, String redacted) {
        assertThat(Redaction.of(text)).isEqualTo(redacted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://h:8000/api/v1/projects",
                "http://h/metrics?",
                "mail to ada@h.example, what?",
                "[GET /contexts/search]",
                "http://h/a@b"
            })
    void nothingElseIs(String text) {
        assertThat(Redaction.of(text)).isEqualTo(text);
    }

    @Test
    void aUrlIsRedactedAsItsText() {
        assertThat(Redaction.of(URI.create("http://h/?key=battery"))).isEqualTo("http://h/?key=***");
    }
}
