package mobius.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LatencyHistogramTest {

    private final Random random = new Random(1);

    @Test
    void fewValuesAreWhatAHistogramOfThemIs() {
        for (int round = 0; round < 2_000; round++) {
            int[] values = random.ints(1 + random.nextInt(100), 0, 1 << (1 + random.nextInt(27)))
                    .toArray();
            int count = 1 + random.nextInt(values.length);
            assertThat(LatencyHistogram.ofValues(values, count, sum(values, count)))
                    .as(Arrays.toString(values))
                    .isEqualTo(throughAHistogram(values, count));
        }
    }

    @Test
    void bordersOfBucketsAreKept() {
        for (int power = 10; power < 27; power++) {
            int border = 1 << power;
            int[] values = {border - 1, border, border + 1};
            assertThat(LatencyHistogram.ofValues(values, 3, 3L * border)).isEqualTo(throughAHistogram(values, 3));
        }
    }

    @Test
    void noValuesAreNone() {
        assertThat(LatencyHistogram.ofValues(new int[] {7}, 0, 0)).isEqualTo(LatencyHistogram.NONE);
    }

    private static LatencyHistogram throughAHistogram(int[] values, int count) {
        Histogram histogram = new Histogram(HistogramText.SIGNIFICANT_DIGITS);
        int[] taken = Arrays.copyOf(values, count);
        Arrays.stream(taken).forEach(histogram::recordValue);
        return LatencyHistogram.of(
                histogram,
                Arrays.stream(taken).min().orElseThrow(),
                Arrays.stream(taken).max().orElseThrow(),
                sum(values, count));
    }

    private static long sum(int[] values, int count) {
        return Arrays.stream(values, 0, count).asLongStream().sum();
    }
}
