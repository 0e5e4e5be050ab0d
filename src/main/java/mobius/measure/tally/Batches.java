package mobius.measure.tally;

import java.util.List;
import mobius.measure.MeasuredWindow;

/** Numbers the batches of all windows in the order of time. Whatever lies in none of them has a number of its own. */
final class Batches {

    static final int OUTSIDE = 0;

    private final List<MeasuredWindow> windows;

    /** The batch of the last answer: the next request is nearly always of the same one. */
    private int latest;

    private long latestStart;

    private long latestEnd;

    public Batches(List<MeasuredWindow> windows) {
        this.windows = windows;
    }

    List<MeasuredWindow> windows() {
        return windows;
    }

    /** How many numbers there are. */
    int size() {
        return number(windows.size(), 0);
    }

    /** The number of the batch around a moment after the start of the injection. */
    int numberAt(long millis) {
        if (millis < latestStart || millis >= latestEnd) {
            find(millis);
        }
        return latest;
    }

    int number(int window, int batch) {
        int before =
                windows.stream().limit(window).mapToInt(MeasuredWindow::parts).sum();
        return OUTSIDE + 1 + before + batch;
    }

    private void find(long millis) {
        remember(OUTSIDE, millis, millis + 1);
        for (int i = 0; i < windows.size(); i++) {
            MeasuredWindow window = windows.get(i);
            if (window.contains(millis)) {
                int batch = window.batchOf(millis);
                remember(number(i, batch), window.startOf(batch), window.startOf(batch + 1));
            }
        }
    }

    private void remember(int number, long start, long end) {
        latest = number;
        latestStart = start;
        latestEnd = end;
    }
}
