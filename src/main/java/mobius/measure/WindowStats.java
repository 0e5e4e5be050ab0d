package mobius.measure;

import java.util.List;

/**
 * What came of the requests of one window.
 *
 * @param batches the window in {@link MeasuredWindow#BATCHES} parts of equal time
 */
public record WindowStats(List<Responses> batches) {

    public WindowStats {
        batches = List.copyOf(batches);
        if (batches.size() != MeasuredWindow.BATCHES) {
            throw new IllegalArgumentException(
                    "a window has " + MeasuredWindow.BATCHES + " batches, not " + batches.size());
        }
    }

    /** The batches together; merged anew at each call. */
    public Responses whole() {
        return Responses.merged(batches);
    }
}
