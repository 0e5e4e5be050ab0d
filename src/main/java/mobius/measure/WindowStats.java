package mobius.measure;

import java.util.List;

/**
 * The responses in one window.
 *
 * @param batches {@link MeasuredWindow#parts} parts of equal length, in the order of time
 */
public record WindowStats(List<Responses> batches) {

    public WindowStats {
        batches = List.copyOf(batches);
    }

    /** Returns the parts merged. Merges at each call. */
    public Responses whole() {
        return Responses.merged(batches);
    }
}
