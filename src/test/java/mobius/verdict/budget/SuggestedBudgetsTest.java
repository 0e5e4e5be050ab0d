package mobius.verdict.budget;

import static org.assertj.core.api.Assertions.assertThat;

import mobius.verdict.ExampleEvidence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestedBudgetsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 10",
        "6, 10",
        "7, 15",
        "10, 15",
        "14, 30",
        "20, 30",
        "33, 50",
        "50, 75",
        "51, 100",
        "1000, 1500",
        "2001, 5000"
    })
    void aSuggestionIsHalfAsMuchAgainRoundedUp(long measured, long suggested) {
        assertThat(SuggestedBudgets.withHeadRoom(measured)).isEqualTo(suggested);
    }

    @Test
    void aRunThatIsNoBaselineSuggestsNothing() {
        assertThat(SuggestedBudgets.of(new ExampleEvidence().evidence())).isEmpty();
    }
}
