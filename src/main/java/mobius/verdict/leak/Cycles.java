package mobius.verdict.leak;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import mobius.stats.Median;
import mobius.telemetry.Series;

/**
 * Length of the slowest cycle of a series, such as that of a garbage collector, detected in the series itself.
 *
 * <p>The series without its trend is followed from turn to turn. A turn is a reversal by more than half of the spread between the
 * 5th and the 95th percentile. Only the highest cycles reverse that far, and in a collector these are the slowest. The length is
 * the mean distance from the first trough to the last. A cycle that was not completed twice is not detected.
 *
 * <p>A detected cycle explains a rise of at most its own height: over two or more cycles, the line through a wave rises by half
 * of it.
 */
final class Cycles {

    /** Resolution of the search. A cycle that is so short that thousands of them fit into a soak need not be detected. */
    private static final int SLICES = 240;

    private static final double TURN = 0.5;
    private static final double LOW = 0.05;
    private static final double HIGH = 0.95;

    private final double[] hours;
    private final double[] heights;
    private final double spread;

    private Cycles(Blocks slices) {
        hours = slices.hours();
        heights = slices.line().residuals();
        double[] sorted = heights.clone();
        Arrays.sort(sorted);
        spread = sorted[(int) (HIGH * (sorted.length - 1))] - sorted[(int) (LOW * (sorted.length - 1))];
    }

    /**
     * Returns the length of the slowest detected cycle whose height reaches the rise; empty if there is none.
     *
     * @param rise of the series over the stretch, in its unit
     */
    static Optional<Duration> slowest(Span stretch, Series series, double rise) {
        Blocks slices = Blocks.of(stretch, series, SLICES, Median::of);
        if (slices.count() < 2) {
            return Optional.empty();
        }
        Cycles cycles = new Cycles(slices);
        return cycles.spread < rise ? Optional.empty() : cycles.slowest();
    }

    /** Follows the series from turn to turn and measures the distance between troughs. */
    private Optional<Duration> slowest() {
        int troughs = 0;
        int first = 0;
        int last = 0;
        boolean falling = false;
        int extreme = 0;
        for (int i = 1; i < heights.length; i++) {
            boolean further = falling ? heights[i] <= heights[extreme] : heights[i] >= heights[extreme];
            if (further) {
                extreme = i;
            } else if (Math.abs(heights[i] - heights[extreme]) > TURN * spread) {
                if (falling) {
                    first = troughs == 0 ? extreme : first;
                    last = extreme;
                    troughs++;
                }
                falling = !falling;
                extreme = i;
            }
        }
        double length = troughs < 2 ? 0 : (hours[last] - hours[first]) / (troughs - 1);
        return length > 0 ? Optional.of(Duration.ofMillis(Math.round(length * 3_600_000))) : Optional.empty();
    }
}
