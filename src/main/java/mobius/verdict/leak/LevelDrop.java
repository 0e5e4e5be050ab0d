package mobius.verdict.leak;

import mobius.telemetry.Series;

/** Tells that a process has started anew where nothing but the level itself tells it. */
public final class LevelDrop {

    private static final int BLOCKS = 24;
    private static final double HALF = 0.5;

    private LevelDrop() {}

    /** Whether the level falls by more than half from one 24th of the time to the next, and by more than growth counts from. */
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
