package mobius.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {

    private static final List<String> KNOWN = List.of("base-url", "budgets", "host");

    @Test
    void aNameWithAFewWrongLettersIsRecognised() {
        assertThat(Suggestion.of("basurl", KNOWN)).contains("base-url");
        assertThat(Suggestion.of("budget", KNOWN)).contains("budgets");
    }

    @Test
    void upperAndLowerCaseAreTheSame() {
        assertThat(Suggestion.of("HOST", KNOWN)).contains("host");
    }

    @Test
    void aNameThatResemblesNoneGetsNoSuggestion() {
        assertThat(Suggestion.of("password", KNOWN)).isEmpty();
        assertThat(Suggestion.of("anything", List.of())).isEmpty();
    }

    @Test
    void equallySimilarNamesAreInAlphabeticalOrder() {
        assertThat(Suggestion.ranked("hose", List.of("rose", "host", "budgets")))
                .containsExactly("host", "rose", "budgets");
    }
}
