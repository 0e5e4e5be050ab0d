package mobius.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {

    @Test
    void theByteOrderMarkIsNoPartOfTheText() throws IOException {
        assertThat(Utf8.decode("\uFEFFä\uFEFF".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("ä\uFEFF");
        assertThat(streamed("\uFEFFä".getBytes(StandardCharsets.UTF_8))).isEqualTo("ä");
        assertThat(streamed("ä".getBytes(StandardCharsets.UTF_8))).isEqualTo("ä");
        assertThat(streamed(new byte[0])).isEmpty();
    }

    @Test
    void bytesThatAreNoUtf8AreNamedByTheirPlace() {
        byte[] text = "a\nbü".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> Utf8.decode(text))
                .hasMessage("is not UTF-8: byte 0xFC at line 2, byte 2 of the line; save it as UTF-8");
    }

    @Test
    void aCharacterThatIsCutIsNamed() {
        assertThatThrownBy(() -> Utf8.decode(new byte[] {'a', (byte) 0xC3}))
                .hasMessage("is not UTF-8: byte 0xC3 at line 1, byte 2 of the line; save it as UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32LE"})
    void aTextOfWiderCharactersIsCalledThat(String encoding) {
        byte[] text = "a,b\n".getBytes(Charset.forName(encoding));
        assertThatThrownBy(() -> streamed(text)).hasMessage("is UTF-16 or UTF-32 and not UTF-8; save it as UTF-8");
    }

    @Test
    void aFileBeyondTheLimitIsRefusedUnread(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("huge.json");
        Files.write(file, new byte[Utf8.MOST_BYTES + 1]);
        assertThatThrownBy(() -> Utf8.read(file)).hasMessage("is longer than 16 MiB");
        assertThatThrownBy(() -> Utf8.read(folder.resolve("none"))).hasMessage("does not exist");
        assertThatThrownBy(() -> Utf8.read(folder)).isInstanceOf(IOException.class);
    }

    private static String streamed(byte[] text) throws IOException {
        return new String(Utf8.stream(new ByteArrayInputStream(text)).readAllBytes(), StandardCharsets.UTF_8);
    }
}
