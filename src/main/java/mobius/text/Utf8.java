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
 * Decodes files and pages as UTF-8. A byte order mark is skipped, and malformed bytes are rejected, so that a check and a later
 * reader cannot see different text.
 */
public final class Utf8 {

    /** Size limit of a document that is read as a whole: 16 MiB. */
    public static final int MOST_BYTES = 16 << 20;

    private static final int START = 4;
    private static final int BYTES_OF_MARK = 3;
    private static final char MARK = '\uFEFF';

    private Utf8() {}

    /**
     * Reads a file.
     *
     * @throws IOException if the file cannot be read, is longer than {@link #MOST_BYTES} or is not UTF-8; the message continues a
     *     sentence that begins with the file name
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
     * Reads a stream to its end without closing it.
     *
     * @param mostBytes the size limit, a multiple of 1 MiB
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
     * Returns a stream without its byte order mark, for a parser that detects malformed UTF-8 itself. Parsers of JSON and CSV
     * guess UTF-16 and UTF-32, which the next reader of the same file may not.
     *
     * @throws IOException if the stream is UTF-16 or UTF-32; the message continues a sentence that begins with the name of the
     *     source
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

    /** UTF-16 and UTF-32 begin with a byte order mark that is not valid UTF-8, or have a zero among the first four bytes. */
    private static boolean isWide(byte[] start) {
        boolean isMarked = start.length > 1
                && ((start[0] == (byte) 0xFF && start[1] == (byte) 0xFE)
                        || (start[0] == (byte) 0xFE && start[1] == (byte) 0xFF));
        return isMarked || new String(start, StandardCharsets.ISO_8859_1).indexOf(0) >= 0;
    }

    /**
     * Decodes bytes.
     *
     * @throws CharacterCodingException if they are not UTF-8; the message gives the position and continues a sentence that begins
     *     with the name of the source
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

    /** Returns the text without a leading byte order mark, as some editors write it. */
    public static String withoutMark(String text) {
        return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
    }

    /** Malformed UTF-8, with its position. */
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
