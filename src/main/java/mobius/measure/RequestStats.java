package mobius.measure;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The responses to all requests of one name, whatever their groups: an endpoint is one, whichever journey calls it.
 *
 * @param name as in the log, or {@code all requests}, or {@link #OTHERS}
 * @param whole over the whole run, including warm-up and ramps
 * @param windows by measured window, in the order of {@link Measurement#windows()}
 */
public record RequestStats(String name, Responses whole, List<WindowStats> windows) {

    /** Name of all requests beyond the first 20,000 names. */
    public static final String OTHERS = "(other requests)";

    public RequestStats {
        windows = List.copyOf(windows);
    }

    /** Merges the requests of several names by window and part. */
    static RequestStats merged(String name, List<MeasuredWindow> windows, Collection<RequestStats> parts) {
        Responses whole =
                Responses.merged(parts.stream().map(RequestStats::whole).toList());
        return new RequestStats(
                name,
                whole,
                IntStream.range(0, windows.size())
                        .mapToObj(window ->
                                mergedWindow(window, windows.get(window).parts(), parts))
                        .toList());
    }

    private static WindowStats mergedWindow(int window, int batches, Collection<RequestStats> parts) {
        return new WindowStats(IntStream.range(0, batches)
                .mapToObj(batch -> Responses.merged(parts.stream()
                        .map(part -> part.windows.get(window).batches().get(batch))
                        .toList()))
                .toList());
    }
}
