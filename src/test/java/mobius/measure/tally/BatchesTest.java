package mobius.measure.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import mobius.measure.MeasuredWindow;
import org.junit.jupiter.api.Test;

class BatchesTest {

    private static final int WINDOWS = 2_000;

    private final Random random = new Random(1);

    @Test
    void everyMomentIsInTheTenthOfItsWindow() {
        for (int i = 0; i < WINDOWS; i++) {
            long start = random.nextInt(50);
            MeasuredWindow window = new MeasuredWindow("peak", start, start + 1 + random.nextInt(60), null, null);
            requireTenths(window, new Batches(List.of(window)));
        }
    }

    @Test
    void theBatchesOfAllWindowsAreNumberedInTheOrderOfTime() {
        Batches batches = new Batches(List.of(
                new MeasuredWindow("peak", 100, 200, null, null), new MeasuredWindow("beyond", 200, 210, null, null)));

        assertThat(batches.size()).isEqualTo(21);
        assertThat(List.of(99L, 100L, 109L, 110L, 199L, 200L, 209L, 210L, 100L))
                .map(batches::numberAt)
                .containsExactly(Batches.OUTSIDE, 1, 1, 2, 10, 11, 20, Batches.OUTSIDE, 1);
    }

    /** In an order in which the batch that is remembered is right, too early or too late. */
    private void requireTenths(MeasuredWindow window, Batches batches) {
        for (int i = 0; i < 100; i++) {
            long millis = random.nextInt(120);
            int expected = window.contains(millis) ? 1 + window.batchOf(millis) : Batches.OUTSIDE;
            assertThat(batches.numberAt(millis))
                    .as("%d ms in %s", millis, window)
                    .isEqualTo(expected);
        }
    }
}
