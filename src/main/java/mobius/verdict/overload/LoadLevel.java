package mobius.verdict.overload;

import java.util.OptionalInt;
import mobius.measure.RequestStats;
import mobius.measure.Responses;

/**
 * A stretch of time on the way to a higher load.
 *
 * @param window the number of the measured window that it is, or is a part of
 * @param part the number of its part; empty where it is the whole window
 * @param startMillis its start after the start of the injection
 * @param endMillis its end after the start of the injection
 */
public record LoadLevel(int window, OptionalInt part, long startMillis, long endMillis) {

    /** What came of the requests that were sent in it. */
    Responses of(RequestStats request) {
        return part.isPresent()
                ? request.windows().get(window).batches().get(part.getAsInt())
                : request.windows().get(window).whole();
    }

    double seconds() {
        return (endMillis - startMillis) / 1000.0;
    }
}
