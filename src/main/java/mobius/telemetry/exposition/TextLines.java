package mobius.telemetry.exposition;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import mobius.text.Utf8;
import org.jspecify.annotations.Nullable;

/** The lines of a text as they come in, in bounded memory. Both formats end each line, the last one too. */
final class TextLines {

    private static final int CHUNK = 8192;

    private final InputStream text;
    private final int limit;
    private final byte[] chunk = new byte[CHUNK];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int at;
    private int filled;
    private int bytes;
    private int number;
    private boolean utf8 = true;

    /** @param limit in bytes */
    TextLines(InputStream text, int limit) {
        this.text = text;
        this.limit = limit;
    }

    /**
     * The next line, or null after the last one.
     *
     * @throws UnreadableExposition when the text is too long or its last line has no end
     */
    @Nullable
    String next() throws IOException {
        line.reset();
        while (!takeToLineEnd()) {
            if (!fill()) {
                refuseCutLine();
                return null;
            }
        }
        number++;
        return decoded(line.toByteArray());
    }

    /** Whether the line that was last read is UTF-8; what is none in it was replaced. */
    boolean isUtf8() {
        return utf8;
    }

    private String decoded(byte[] bytes) {
        try {
            utf8 = true;
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return number == 1 ? Utf8.withoutMark(text) : text;
        } catch (CharacterCodingException other) {
            utf8 = false;
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** Of the line that was last read, from 1. */
    int number() {
        return number;
    }

    private boolean takeToLineEnd() {
        int end = at;
        while (end < filled && chunk[end] != '\n') {
            end++;
        }
        line.write(chunk, at, end - at);
        boolean complete = end < filled;
        at = complete ? end + 1 : end;
        return complete;
    }

    private boolean fill() throws IOException {
        at = 0;
        filled = Math.max(0, text.read(chunk));
        bytes += filled;
        if (bytes > limit) {
            throw new UnreadableExposition(String.format(Locale.ROOT, "is longer than %d bytes", limit));
        }
        return filled > 0;
    }

    private void refuseCutLine() throws UnreadableExposition {
        if (line.size() > 0) {
            UnreadableExposition.refuseMarkup(line.toString(StandardCharsets.UTF_8));
            throw new UnreadableExposition(
                    String.format(Locale.ROOT, "is cut in line %d, which has no end", number + 1));
        }
    }
}
