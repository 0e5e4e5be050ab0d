package mobius.measure;

import java.util.List;

/** Numbers the batches of all windows in the order of time. Whatever lies in none of them has a number of its own. */
record Batches(List<MeasuredWindow> windows) {

    static final int OUTSIDE = 0;

    /** How many numbers there are. */
    int size() {
        return 1 + windows.size() * MeasuredWindow.BATCHES;
    }

    /** The number of the batch around a moment after the start of the injection. */
    int numberAt(long millis) {
        for (int i = 0; i < windows.size(); i++) {
            MeasuredWindow window = windows.get(i);
            if (window.contains(millis)) {
                return number(i, window.batchOf(millis));
            }
        }
        return OUTSIDE;
    }

    int number(int window, int batch) {
        return 1 + window * MeasuredWindow.BATCHES + batch;
    }
}
