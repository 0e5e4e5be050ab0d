package mobius.measure;

import java.util.List;

/**
 * What came of the requests of one window.
 *
 * @param batches the window in {@link MeasuredWindow#parts} parts of equal time
 */
public record WindowStats(List<Responses> batches) {

    public WindowStats {
        batches = List.copyOf(batches);
    }

    /** The batches together; merged anew at each call. */
    public Responses whole() {
        return Responses.merged(batches);
    }
}
