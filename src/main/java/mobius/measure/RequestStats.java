package mobius.measure;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What came of all requests of one name. Groups do not part a name: an endpoint is one, whichever journey calls it.
 *
 * @param name the name in the log; or {@code all requests}, or {@link #OTHERS}
 * @param whole over the whole run, warm-up and ramps included
 * @param windows by measured window, in the order of {@link Measurement#windows()}
 */
public record RequestStats(String name, Responses whole, List<WindowStats> windows) {

    /** Stands for the requests whose names came when 20,000 others were known. */
    public static final String OTHERS = "(other requests)";

    public RequestStats {
        windows = List.copyOf(windows);
    }

    /** The requests of several names together, by window and batch as they are. */
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
