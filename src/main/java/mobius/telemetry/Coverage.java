package mobius.telemetry;

import java.util.List;

/** Whether enough of a time was told. */
final class Coverage {

    private static final double MOST = 0.8;

    /** Two scrapes in a row may fall out. */
    private static final int SILENT_STEPS = 3;

    /** Two have no usual step between them. */
    private static final int FEWEST = 3;

    private Coverage() {}

    /** Whether a part of a series has readings over most of a time: a silence of more than three usual steps tells nothing. */
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
