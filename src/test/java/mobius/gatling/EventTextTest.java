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
    void aStreamMayEndWithAFinishReason() {
        String last = "data: {\"content\":\"\",\"finish_reason\":\"stop\"}\n\n";
        assertThat(text(CHUNK, last).problem()).isEmpty();
        assertThat(text(CHUNK, "data: {\"finish_reason\":\"stop\"}\n\n", "data: [DONE]\n\n")
                        .problem())
                .isEmpty();
        assertThat(text("data: {\"delta\":\"a\",\"finish_reason\":\"stop\"}\n\n")
                        .problem())
                .isEmpty();
    }

    @Test
    void aFinishReasonOfErrorIsAFailure() {
        String error = "data: {\"content\":\"\",\"finish_reason\":\"error\"}\n\n";
        assertThat(text(CHUNK, error).problem()).contains("answered with an error in the stream");
        assertThat(text(error).problem()).contains("answered with an error in the stream");
    }

    @Test
    void aStreamThatBreaksOffIsNotWell() {
        assertThat(text(CHUNK, CHUNK).problem()).contains("answered with a stream that broke off");
        assertThat(text().problem()).contains("answered with no stream of events");
        assertThat(text("{\"content\":\"whole\"}").problem()).contains("answered with no stream of events");
    }

    @Test
    void aStreamWithoutTextIsNotWell() {
        assertThat(text("data: [DONE]\n\n").problem()).contains("answered with no text in the stream");
        assertThat(text("data: {}\n\n", "data: [DONE]\n\n").problem()).contains("answered with no text in the stream");
        assertThat(text(CHUNK, "data: {\"con\n\n", "data: [DONE]\n\n").problem())
                .contains("answered with a chunk of the stream without text");
    }

    private static EventText text(String... pieces) {
        EventText text = new EventText();
        for (String piece : pieces) {
            text.add(piece.getBytes(StandardCharsets.UTF_8));
        }
        return text;
    }
}
