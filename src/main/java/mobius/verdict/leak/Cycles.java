package mobius.verdict.leak;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import mobius.stats.Median;
import mobius.telemetry.Series;

/**
 * How long the slowest cycle of a series is, such as that of a garbage collector, read from its own ups and downs: the series
 * without its trend is followed from one turn to the next, where a turn is a way back of more than half of the spread from the 5th
 * to the 95th percentile. Only the cycles of the greatest height turn so far, and of those of a collector these are the slowest. The
 * mean from the first trough to the last is the length. A cycle that was not gone through twice is not seen.
 *
 * <p>A cycle that is seen explains a rise by its own height at most: over two cycles and more the line through a wave rises by
 * half of that.
 */
final class Cycles {

    /** A cycle of which thousands fit into a soak need not be seen. */
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

    /** The length of the slowest cycle that is seen in a stretch and is as high as the rise there; empty when there is none. */
    static Optional<Duration> slowest(Span stretch, Series series, double rise) {
        Blocks slices = Blocks.of(stretch, series, SLICES, Median::of);
        if (slices.count() < 2) {
            return Optional.empty();
        }
        Cycles cycles = new Cycles(slices);
        return cycles.spread < rise ? Optional.empty() : cycles.slowest();
    }

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
