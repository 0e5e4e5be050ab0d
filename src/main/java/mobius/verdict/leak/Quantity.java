package mobius.verdict.leak;

import java.util.Arrays;
import mobius.stats.Median;

/** Kinds of resources that may leak, with the reduction of a block of readings to one value. */
public enum Quantity {
    /** Bytes. The minimum of a block is the lower envelope of a garbage collector's saw-tooth. */
    MEMORY(0) {
        @Override
        double fold(double[] readings) {
            return Arrays.stream(readings).min().orElseThrow();
        }
    },
    /** Files, connections or threads. The value of a block is the median, and a growth below three is ignored. */
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

    /** Reduces the readings of a block, at least one, to its value. */
    abstract double fold(double[] readings);

    /** Returns the smallest relevant growth over a soak, in the unit of the quantity. */
    public double leastGrowth() {
        return leastGrowth;
    }
}
