package mobius.telemetry;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;

/** A file up to its last end of a line, of any size: at most a block of it is in memory. */
final class CompleteLines extends FilterInputStream {

    private static final int BLOCK = 1 << 16;

    private long left;

    private CompleteLines(InputStream text, long length) {
        super(text);
        left = length;
    }

    /** @param file at its beginning; closing the stream closes it */
    static InputStream of(FileChannel file) throws IOException {
        return new CompleteLines(Channels.newInputStream(file), length(file));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = left == 0 ? -1 : super.read(into, offset, (int) Math.min(length, left));
        left -= Math.max(0, read);
        return read;
    }

    private static long length(FileChannel file) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        for (long end = file.size(); end > 0; end -= block.limit()) {
            block.clear().limit((int) Math.min(BLOCK, end));
            for (int read = 0; read >= 0 && block.hasRemaining(); ) {
                read = file.read(block, end - block.remaining());
            }
            for (int last = block.limit(); last > 0; last--) {
                if (block.get(last - 1) == '\n') {
                    return end - block.limit() + last;
                }
            }
        }
        return 0;
    }
}
