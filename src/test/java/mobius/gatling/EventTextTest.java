package mobius.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EventTextTest {

    private static final String CHUNK = "data: {\"content\":\"é\"}\n\n";

    @Test
    void aWholeStreamIsWell() {
        assertThat(text(": hello\n\n", CHUNK, CHUNK, "data: [DONE]\n\n").problem())
                .isEmpty();
    }

    @Test
    void itBeginsWithItsFirstWholeLineOfDataAndNotWithAComment() {
        EventText text = text(": still thinking\n\n", "data: {\"cont");
        assertThat(text.haveBegun()).isFalse();
        text.add("ent\":\"a\"}\n".getBytes(StandardCharsets.UTF_8));
        assertThat(text.haveBegun()).isTrue();
    }

    @Test
    void aPieceMayEndWithinACharacter() {
        EventText text = new EventText();
        for (byte one : (CHUNK + "data: [DONE]\n\n").getBytes(StandardCharsets.UTF_8)) {
            text.add(new byte[] {one});
        }
        assertThat(text.problem()).isEmpty();
    }

    @Test
    void aStreamThatBreaksOffIsNotWell() {
        assertThat(text(CHUNK, CHUNK).problem()).contains("the stream ended without [DONE]");
        assertThat(text("data: [DONE]\n\n", CHUNK).problem()).contains("the stream ended without [DONE]");
        assertThat(text().problem()).contains("the stream ended without [DONE]");
    }

    @Test
    void aStreamWithoutContentIsNotWell() {
        assertThat(text("data: [DONE]\n\n").problem()).contains("the stream has no chunks");
        assertThat(text("data: {}\n\n", "data: [DONE]\n\n").problem()).contains("a chunk of the stream has no content");
        assertThat(text("data: {\"con\n\n", "data: [DONE]\n\n").problem())
                .contains("a chunk of the stream has no content");
    }

    private static EventText text(String... pieces) {
        EventText text = new EventText();
        for (String piece : pieces) {
            text.add(piece.getBytes(StandardCharsets.UTF_8));
        }
        return text;
    }
}
