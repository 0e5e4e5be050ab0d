package mobius.measure.tally;

import java.util.List;
import mobius.measure.MeasuredWindow;

/** Numbers the parts of all windows in the order of time. All time outside the windows shares one more number. */
final class Batches {

    /** Number of the time outside all windows. */
    static final int OUTSIDE = 0;

    private final List<MeasuredWindow> windows;

    /** The part of the latest call; the next request nearly always has the same one. */
    private int latest;

    private long latestStart;

    private long latestEnd;

    public Batches(List<MeasuredWindow> windows) {
        this.windows = windows;
    }

    List<MeasuredWindow> windows() {
        return windows;
    }

    /** Returns how many numbers there are. */
    int size() {
        return number(windows.size(), 0);
    }

    /** Returns the number of the part that contains a time, in milliseconds after the start of the injection. */
    int numberAt(long millis) {
        if (millis < latestStart || millis >= latestEnd) {
            find(millis);
        }
        return latest;
    }

    /**
     * Returns the number of a part.
     *
     * @param window the index of the window, from 0
     * @param batch the index of the part in it, from 0
     */
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
