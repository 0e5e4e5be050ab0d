package mobius.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class TextSanitizerTest {

    @Test
    void nothingThatATerminalObeysIsLeft() {
        assertThat(TextSanitizer.text("a\u001b[2J\u009b\u202e\u007f\n"))
                .isEqualTo("a\u241b[2J\ufffd\ufffd\u2421\u240a");
    }

    @Test
    void aLineIsOneAndHasAnEnd() {
        assertThat(TextSanitizer.line("  a\r\n\tb  ", 10)).isEqualTo("a b");
        assertThat(TextSanitizer.line("abcdef", 3)).isEqualTo("abc ...");
        assertThat(TextSanitizer.line("\uD83D\uDE00\uD83D\uDE00", 1)).isEqualTo("\uD83D\uDE00 ...");
        assertThat(TextSanitizer.line("x".repeat(1 << 20), 3)).isEqualTo("xxx ...");
    }

    @Test
    void aFailureWithoutAMessageIsCalledByItsType() {
        assertThat(TextSanitizer.reason(new IOException())).isEqualTo("IOException");
        assertThat(TextSanitizer.reason(new IOException("broken\npipe\u0000"))).isEqualTo("broken pipe\u2400");
    }
}
