package mobius.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * The one way in which files and pages become text: as UTF-8, with a byte order mark passed over, and refused where bytes are no
 * UTF-8, so that no check sees another text than the reading after it.
 */
public final class Utf8 {

    /** Of a document that is read whole: 16 MiB. */
    public static final int MOST_BYTES = 16 << 20;

    private static final int START = 4;
    private static final int BYTES_OF_MARK = 3;
    private static final char MARK = '\uFEFF';

    private Utf8() {}

    /**
     * The text of a file.
     *
     * @throws IOException when it cannot be read, is longer than {@link #MOST_BYTES} or no UTF-8; the message goes on after the name
     *     of the file
     */
    public static String read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, MOST_BYTES);
        } catch (NoSuchFileException missing) {
            throw new IOException("does not exist", missing);
        } catch (FileSystemException unreadable) {
            throw new IOException("cannot be read: " + TextSanitizer.reason(unreadable), unreadable);
        }
    }

    /**
     * The text of a stream, which stays open.
     *
     * @param mostBytes whole MiB
     * @throws IOException as for a file
     */
    public static String read(InputStream in, int mostBytes) throws IOException {
        byte[] bytes = in.readNBytes(mostBytes + 1);
        if (bytes.length > mostBytes) {
            throw new IOException("is longer than " + (mostBytes >> 20) + " MiB");
        }
        return decode(bytes);
    }

    /**
     * A stream without its byte order mark, for a parser that finds bytes that are no UTF-8 by itself. Parsers of JSON and CSV guess
     * UTF-16 and UTF-32, which the next reader of the same file may not.
     *
     * @throws IOException when it is UTF-16 or UTF-32; the message goes on after the name of the source
     */
    public static InputStream stream(InputStream in) throws IOException {
        PushbackInputStream stream = new PushbackInputStream(in, START);
        byte[] start = stream.readNBytes(START);
        if (isWide(start)) {
            throw new NotUtf8(start, 0);
        }
        int mark = isMarked(start) ? BYTES_OF_MARK : 0;
        stream.unread(start, mark, start.length - mark);
        return stream;
    }

    private static boolean isMarked(byte[] start) {
        return start.length >= BYTES_OF_MARK
                && new String(start, 0, BYTES_OF_MARK, StandardCharsets.UTF_8).charAt(0) == MARK;
    }

    /** Of a text in UTF-16 or UTF-32 the first bytes are a mark that UTF-8 cannot have, or one of them is 0. */
    private static boolean isWide(byte[] start) {
        boolean isMarked = start.length > 1
                && ((start[0] == (byte) 0xFF && start[1] == (byte) 0xFE)
                        || (start[0] == (byte) 0xFE && start[1] == (byte) 0xFF));
        return isMarked || new String(start, StandardCharsets.ISO_8859_1).indexOf(0) >= 0;
    }

    /**
     * The text of bytes.
     *
     * @throws CharacterCodingException when they are no UTF-8; the message names the place and goes on after the name of the source
     */
    public static String decode(byte[] bytes) throws CharacterCodingException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            throw new NotUtf8(bytes, in.position());
        }
        out.flip();
        return withoutMark(out.toString());
    }

    /** The text without the byte order mark that some editors put before it. */
    public static String withoutMark(String text) {
        return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
    }

    /** Bytes that are no UTF-8, with their place. */
    private static final class NotUtf8 extends CharacterCodingException {

        private static final long serialVersionUID = 1L;

        private final String message;

        NotUtf8(byte[] bytes, int at) {
            int line = 1;
            int start = 0;
            for (int i = 0; i < at; i++) {
                if (bytes[i] == '\n') {
                    line++;
                    start = i + 1;
                }
            }
            message = isWide(Arrays.copyOf(bytes, Math.min(bytes.length, START)))
                    ? "is UTF-16 or UTF-32 and not UTF-8; save it as UTF-8"
                    : String.format(
                            Locale.ROOT,
                            "is not UTF-8: byte 0x%02X at line %d, byte %d of the line; save it as UTF-8",
                            bytes[at] & 0xFF,
                            line,
                            at - start + 1);
        }

        @Override
        public String getMessage() {
            return message;
        }
    }
}
