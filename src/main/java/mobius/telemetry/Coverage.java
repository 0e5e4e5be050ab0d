package mobius.telemetry;

import java.util.List;

/** Decides whether a series covers enough of a period. */
final class Coverage {

    private static final double MOST = 0.8;

    /** Two consecutive scrapes may fail. */
    private static final int SILENT_STEPS = 3;

    /** Two readings have no usual step between them. */
    private static final int FEWEST = 3;

    private Coverage() {}

    /** Returns true if a part of a series covers most of a period. A gap of more than three usual steps is not covered. */
    static boolean isMost(Series whole, Series part, long millis) {
        long longest = SILENT_STEPS * whole.usualStepMillis().orElse(0);
        List<Series.Point> points = part.points();
        long told = 0;
        for (int i = 1; i < points.size(); i++) {
            long step = points.get(i).timeMillis() - points.get(i - 1).timeMillis();
            told += step <= longest ? step : 0;
        }
        return points.size() >= FEWEST && told >= MOST * millis;
    }
}
