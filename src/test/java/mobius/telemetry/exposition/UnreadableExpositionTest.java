package mobius.telemetry.exposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnreadableExpositionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a{x=\"1\" 2 | has neither a comma nor a brace after a label",
                "a{x=1} 2 | has a label without a value in quotes",
                "a{x} 2 | has no = where one should be",
                "a{1x=\"1\"} 2 | has no name of a label where one should be",
                "a{x=\"1\",x=\"2\"} 2 | has a label twice",
                "a{x=\"1 | ends within a label",
                "a | has no number where one should be",
                "a one | has a word where a number should be",
                "a 1.5f | has a word where a number should be",
                "a 1e | has a word where a number should be",
                "a 1 soon | has a word where a number should be",
                "a 1 2 3 | continues after its end",
                "a 1 # trace | has an exemplar without labels",
                "{x=\"1\"} 2 | has no name of a metric",
                "{\"a\",\"b\"} 2 | has two names of a metric",
                "a{\"b\"} 2 | has a label without a value",
                "1a 2 | has no name of a metric where it starts"
            })
    void aLineThatIsNotUnderstoodLosesNoOther(String line, String complaint) throws IOException {
        Exposition exposition = Expositions.all("fine 1\n" + line + "\n" + line + "\nfine_too 2\n");
        assertThat(exposition.metrics()).extracting(Metric::name).containsExactly("fine", "fine_too");
        assertThat(exposition.notUnderstood()).isEqualTo(2);
        assertThat(exposition.firstFault()).contains("line 2 " + complaint);
    }

    @Test
    void aTextWithoutAnyLineOfMetricsIsRefusedWithoutItsText() {
        assertThatThrownBy(() -> Expositions.all("\u0001\u0002 secret\n%%%\n"))
                .isInstanceOf(UnreadableExposition.class)
                .hasMessage("is not a text with metrics: none of its lines is a sample or a comment");
    }

    @Test
    void aLabelThatIsNotUtf8LosesItsLine() throws IOException {
        byte[] text = "a{b=\"f\u00fcr\"} 1\nc 2\n".getBytes(StandardCharsets.ISO_8859_1);
        Exposition exposition = Expositions.all(new ByteArrayInputStream(text), ExpositionFormat.CLASSIC);
        assertThat(exposition.metrics()).containsExactly(new Metric("c", Labels.NONE, 2));
        assertThat(exposition.firstFault()).contains("line 1 is not UTF-8");
    }

    @Test
    void aPageInHtmlIsCalledThat() {
        assertThatThrownBy(() -> Expositions.all("<!DOCTYPE html>\n<html><body>Sign in</body></html>\n"))
                .hasMessage("is a page in HTML or XML, not metrics");
        assertThatThrownBy(() -> Expositions.all("<html></html>")).hasMessage("is a page in HTML or XML, not metrics");
    }

    @Test
    void halfANumberIsNoNumber() {
        assertThatThrownBy(() -> Expositions.all("a 1\nb 12")).hasMessage("is cut in line 2, which has no end");
    }

    @Test
    void anOpenMetricsTextWithoutItsMarkIsCut() {
        assertThatThrownBy(() -> Expositions.all(Expositions.text("a 1\n"), ExpositionFormat.OPEN_METRICS))
                .hasMessage("is cut after line 1: it has no # EOF");
        assertThatThrownBy(() -> Expositions.all(Expositions.text("# EOF\na 1\n"), ExpositionFormat.OPEN_METRICS))
                .hasMessage("continues in line 2 after # EOF");
    }

    @Test
    void aTextBeyondTheLimitIsRefused() {
        ExpositionParser parser = new ExpositionParser(name -> true, new ExpositionLimits(10, 10));
        assertThatThrownBy(() -> parser.parse(Expositions.text("abcdefgh 1\n"), ExpositionFormat.CLASSIC))
                .hasMessage("is longer than 10 bytes");
    }

    @Test
    void aTextThatIsCutAnywhereInALineIsRefused() throws IOException {
        byte[] whole = Expositions.recorded("redis-exporter-1.45.0.txt");
        for (int end = 1; end < whole.length; end += 7) {
            byte[] cut = Arrays.copyOf(whole, end);
            boolean betweenLines = cut[end - 1] == '\n';
            assertThat(isRefused(cut)).as("cut after %d bytes", end).isEqualTo(!betweenLines);
        }
    }

    @Test
    void damagedTextsAreReadOrRefusedAndNothingElse() throws IOException {
        byte[] whole = Expositions.recorded("fastapi-instrumentator.openmetrics.txt");
        Random random = new Random(5);
        for (int round = 0; round < 2_000; round++) {
            byte[] damaged = whole.clone();
            for (int i = random.nextInt(5); i >= 0; i--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            isRefused(damaged);
        }
    }

    private static boolean isRefused(byte[] text) throws IOException {
        try {
            Expositions.all(new ByteArrayInputStream(text), ExpositionFormat.CLASSIC);
            return false;
        } catch (UnreadableExposition refused) {
            return true;
        }
    }
}
