package mobius.measure;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DataFormatException;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;

/** Histograms as text: HdrHistogram's compressed format in base64, which its other tools can read. */
public final class HistogramText {

    /** Resolution of 0.1 %; below 2,048 ms, every millisecond has its own count. */
    public static final int SIGNIFICANT_DIGITS = 3;

    private HistogramText() {}

    static String encode(AbstractHistogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    }

    /**
     * Decodes a histogram.
     *
     * @throws IllegalArgumentException if the text is not a histogram
     */
    static Histogram decode(String text) {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(Base64.getDecoder().decode(text));
            return Histogram.decodeFromCompressedByteBuffer(buffer, 0);
        } catch (DataFormatException | RuntimeException damaged) {
            throw new IllegalArgumentException("no HdrHistogram in \"" + abbreviated(text) + "\"", damaged);
        }
    }

    private static String abbreviated(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
}
