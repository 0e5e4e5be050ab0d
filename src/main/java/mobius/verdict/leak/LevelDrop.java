package mobius.verdict.leak;

import mobius.telemetry.Series;

/** Detects the restart of a process from its level alone, for a source without other evidence. */
public final class LevelDrop {

    private static final int BLOCKS = 24;
    private static final double HALF = 0.5;

    private LevelDrop() {}

    /**
     * Returns true if the level falls by more than half between two consecutive 24ths of the time, and by at least the smallest
     * relevant growth.
     */
    public static boolean isIn(Span stretch, Series series, Quantity quantity) {
        double[] levels = Blocks.of(stretch, series, BLOCKS, quantity::fold).values();
        for (int i = 1; i < levels.length; i++) {
            if (levels[i] < HALF * levels[i - 1] && levels[i - 1] - levels[i] >= quantity.leastGrowth()) {
                return true;
            }
        }
        return false;
    }
}
