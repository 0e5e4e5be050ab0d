package mobius.verdict.leak;

import java.util.Arrays;
import mobius.stats.Median;

/** What may leak, and how a block of its readings becomes one value. */
public enum Quantity {
    /** Bytes. The least of a block is the lower envelope of what a garbage collector lets rise and gives back. */
    MEMORY(0) {
        @Override
        double fold(double[] readings) {
            return Arrays.stream(readings).min().orElseThrow();
        }
    },
    /** Files, connections or threads: the median of a block. A growth of less than three of them is none. */
    COUNT(3) {
        @Override
        double fold(double[] readings) {
            return Median.of(readings);
        }
    };

    private final double leastGrowth;

    Quantity(double leastGrowth) {
        this.leastGrowth = leastGrowth;
    }

    abstract double fold(double[] readings);

    /** In its unit, over a soak: less is no leak. */
    public double leastGrowth() {
        return leastGrowth;
    }
}
