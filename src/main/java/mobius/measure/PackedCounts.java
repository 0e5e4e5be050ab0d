package mobius.measure;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;

/**
 * A histogram in a few hundred bytes, for what is seldom looked at again. It is HdrHistogram's format without the
 * compression, which saves little on so few bytes and takes most of the time.
 */
final class PackedCounts {

    private final byte[] bytes;

    PackedCounts(AbstractHistogram counts) {
        ByteBuffer buffer = ByteBuffer.allocate(counts.getNeededByteBufferCapacity());
        int length = counts.encodeIntoByteBuffer(buffer);
        this.bytes = Arrays.copyOf(buffer.array(), length);
    }

    void addTo(AbstractHistogram target) {
        target.add(Histogram.decodeFromByteBuffer(ByteBuffer.wrap(bytes), 0));
    }
}
