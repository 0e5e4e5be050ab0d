package mobius.runlog;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import mobius.runlog.RunLogOutcome.Ending;

/** The primitive values of a log, through a buffer of fixed size. */
final class LogBytes {

    /** Gatling writes through a buffer of 8,192 bytes that a string's length and coder must fit into as well. */
    static final int LONGEST_STRING_BYTES = 8_192 - Integer.BYTES - Byte.BYTES;

    private static final int BUFFER_BYTES = 1 << 16;

    private static final byte LATIN_1 = 0;

    private static final byte UTF_16 = 1;

    private final ReadableByteChannel channel;

    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).limit(0);

    private long bufferStart;

    LogBytes(ReadableByteChannel channel) {
        this.channel = channel;
    }

    /** The place of the next byte in the file. */
    long position() {
        return bufferStart + buffer.position();
    }

    boolean atEnd() throws IOException {
        return !has(1);
    }

    byte readByte() throws IOException, LogFault {
        require(Byte.BYTES);
        return buffer.get();
    }

    int readInt() throws IOException, LogFault {
        require(Integer.BYTES);
        return buffer.getInt();
    }

    long readLong() throws IOException, LogFault {
        require(Long.BYTES);
        return buffer.getLong();
    }

    boolean readBoolean() throws IOException, LogFault {
        byte value = readByte();
        if (value != 0 && value != 1) {
            throw LogFault.corrupt(position() - 1, "0 or 1 for a boolean", value);
        }
        return value == 1;
    }

    /** A number of things or bytes from 0 to {@code most}. */
    int readCount(String things, int most) throws IOException, LogFault {
        int count = readInt();
        if (count < 0 || count > most) {
            throw LogFault.corrupt(position() - Integer.BYTES, "0 to " + most + " " + things, count);
        }
        return count;
    }

    String readString() throws IOException, LogFault {
        int length = readCount("bytes of a string", LONGEST_STRING_BYTES);
        if (length == 0) {
            return "";
        }
        require(length + Byte.BYTES);
        int start = buffer.position();
        skip(length);
        return decode(start, length, buffer.get());
    }

    void skip(int length) throws IOException, LogFault {
        require(length);
        buffer.position(buffer.position() + length);
    }

    /** The JVM's own bytes of a string: native order means little-endian on every machine that runs load tests. */
    private String decode(int start, int length, byte coder) throws LogFault {
        if (coder == LATIN_1) {
            return new String(buffer.array(), start, length, StandardCharsets.ISO_8859_1);
        }
        if (coder == UTF_16 && length % 2 == 0) {
            return new String(buffer.array(), start, length, StandardCharsets.UTF_16LE);
        }
        throw LogFault.corrupt(position() - 1, "the coder of a string of " + length + " bytes", coder);
    }

    private void require(int bytes) throws IOException, LogFault {
        if (buffer.remaining() < bytes && !has(bytes)) {
            throw new LogFault(Ending.CUT, bufferStart + buffer.limit(), "the file ends");
        }
    }

    private boolean has(int bytes) throws IOException {
        boolean open = true;
        while (buffer.remaining() < bytes && open) {
            open = fill();
        }
        return buffer.remaining() >= bytes;
    }

    private boolean fill() throws IOException {
        bufferStart += buffer.position();
        buffer.compact();
        int read = channel.read(buffer);
        buffer.flip();
        return read >= 0;
    }
}
