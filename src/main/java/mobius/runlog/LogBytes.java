package mobius.runlog;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import mobius.runlog.RunLogOutcome.Ending;

/** Reads the primitive values of a log through a buffer of fixed size. */
final class LogBytes {

    /** Longest string: Gatling's write buffer has 8,192 bytes and must hold the length and the coder of the string as well. */
    static final int LONGEST_STRING_BYTES = 8_192 - Integer.BYTES - Byte.BYTES;

    private static final int BUFFER_BYTES = 1 << 16;

    /** Reads an int in one instruction. Every request has six of them. */
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private static final byte LATIN_1 = 0;

    private static final byte UTF_16 = 1;

    private final ReadableByteChannel channel;

    private final byte[] buffer = new byte[BUFFER_BYTES];

    private int next;

    private int limit;

    private long bufferStart;

    LogBytes(ReadableByteChannel channel) {
        this.channel = channel;
    }

    /** Returns the position of the next byte in the file. */
    long position() {
        return bufferStart + next;
    }

    boolean atEnd() throws IOException {
        return !has(1);
    }

    byte readByte() throws IOException, LogFault {
        return buffer[take(Byte.BYTES)];
    }

    int readInt() throws IOException, LogFault {
        return intAt(take(Integer.BYTES));
    }

    /**
     * Consumes a number of bytes, which remain readable until the next call. Fields of a fixed total length are consumed
     * together: checking the buffer before each of them costs more than reading it.
     *
     * @return the index of the first byte in the buffer
     * @throws LogFault if the file ends before
     */
    int take(int length) throws IOException, LogFault {
        require(length);
        int start = next;
        next += length;
        return start;
    }

    int intAt(int place) {
        return (int) INT.get(buffer, place);
    }

    boolean booleanAt(int place) throws LogFault {
        byte value = buffer[place];
        if (value != 0 && value != 1) {
            throw LogFault.corrupt(bufferStart + place, "0 or 1 for a boolean", value);
        }
        return value == 1;
    }

    long readLong() throws IOException, LogFault {
        return (long) readInt() << Integer.SIZE | Integer.toUnsignedLong(readInt());
    }

    boolean readBoolean() throws IOException, LogFault {
        return booleanAt(take(Byte.BYTES));
    }

    /**
     * Reads a count.
     *
     * @param things the name of what is counted, for the message
     * @param most the largest valid count, inclusive
     * @throws LogFault if the count is negative or larger
     */
    int readCount(String things, int most) throws IOException, LogFault {
        int count = readInt();
        if (count < 0 || count > most) {
            throw LogFault.corrupt(position() - Integer.BYTES, "0 to " + most + " " + things, count);
        }
        return count;
    }

    /** Reads a string: its length in bytes, the bytes, and the JVM's coder. */
    String readString() throws IOException, LogFault {
        int length = readCount("bytes of a string", LONGEST_STRING_BYTES);
        if (length == 0) {
            return "";
        }
        int start = take(length + Byte.BYTES);
        return decode(start, length, buffer[start + length]);
    }

    void skip(int length) throws IOException, LogFault {
        take(length);
    }

    /**
     * Decodes the JVM's internal bytes of a string. UTF-16 is in native order, which is little-endian on every machine that runs
     * load tests.
     */
    private String decode(int start, int length, byte coder) throws LogFault {
        if (coder == LATIN_1) {
            return new String(buffer, start, length, StandardCharsets.ISO_8859_1);
        }
        if (coder == UTF_16 && length % 2 == 0) {
            return new String(buffer, start, length, StandardCharsets.UTF_16LE);
        }
        throw LogFault.corrupt(position() - 1, "the coder of a string of " + length + " bytes", coder);
    }

    private void require(int bytes) throws IOException, LogFault {
        if (limit - next < bytes && !has(bytes)) {
            throw new LogFault(Ending.CUT, bufferStart + limit, "the file ends");
        }
    }

    private boolean has(int bytes) throws IOException {
        boolean open = true;
        while (limit - next < bytes && open) {
            open = fill();
        }
        return limit - next >= bytes;
    }

    private boolean fill() throws IOException {
        bufferStart += next;
        limit -= next;
        System.arraycopy(buffer, next, buffer, 0, limit);
        next = 0;
        int read = channel.read(ByteBuffer.wrap(buffer, limit, BUFFER_BYTES - limit));
        limit += Math.max(read, 0);
        return read >= 0;
    }
}
