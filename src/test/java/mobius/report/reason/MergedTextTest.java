package mobius.report.reason;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MergedTextTest {

    @Test
    void figuresThatDifferBecomeARange() {
        assertThat(MergedText.of(List.of(
                        "10 batches of 30 s, at least 1,812 samples in each.",
                        "10 batches of 2.5 s, at least 9 samples in each.",
                        "10 batches of 30 s, at least 204 samples in each.")))
                .isEqualTo(new MergedText("10 batches of 2.5 to 30 s, at least 9 to 1,812 samples in each.", 2));
    }

    @Test
    void oneTextStaysAsItIs() {
        assertThat(MergedText.of(List.of("Of 3 responses 2.5 % failed.")))
                .isEqualTo(new MergedText("Of 3 responses 2.5 % failed.", 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p95 of GET /v2/things/7",
                "run 2026-11-30",
                "at 12:30",
                "version 3.15.1",
                "p-5",
                "#7",
                "1,2",
                "c3"
            })
    void aNumberInANameIsNoFigure(String text) {
        assertThat(MergedText.words(text)).containsExactly(text);
    }

    @Test
    void textsWithOtherWordsAreNotMerged() {
        assertThat(MergedText.words("It took 200 ms.")).isNotEqualTo(MergedText.words("It took 2 s."));
        assertThat(MergedText.words("It took 200 ms.")).isEqualTo(MergedText.words("It took 1,200.5 ms."));
    }
}
