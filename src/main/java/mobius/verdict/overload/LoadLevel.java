package mobius.verdict.overload;

import java.util.OptionalInt;
import mobius.measure.RequestStats;
import mobius.measure.Responses;

/**
 * An interval of a climb with its load.
 *
 * @param window the index of the measured window
 * @param part the index of its part; empty for the whole window
 * @param startMillis the start, after the start of the injection
 * @param endMillis the end, after the start of the injection
 */
public record LoadLevel(int window, OptionalInt part, long startMillis, long endMillis) {

    /** Returns the responses to requests that were sent in this interval. */
    Responses of(RequestStats request) {
        return part.isPresent()
                ? request.windows().get(window).batches().get(part.getAsInt())
                : request.windows().get(window).whole();
    }

    /** Returns the length in seconds. */
    double seconds() {
        return (endMillis - startMillis) / 1000.0;
    }
}
