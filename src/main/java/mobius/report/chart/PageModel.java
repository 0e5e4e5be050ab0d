package mobius.report.chart;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the scripts of the page draw from, as JSON in the page.
 *
 * @param time the run by second, or by bucket of seconds if it was long
 * @param errors a chart of the most frequent kinds; none if nothing failed
 * @param distribution all requests, then single ones, the most frequent first
 * @param platform what the platform exposed; charts without data are left out
 * @param injector its health
 * @param requests the rows of their table: the name, then its figures
 * @param informative the rows of their table: subject, figure, limit, actual
 */
public record PageModel(
        List<Chart> time,
        List<Chart> errors,
        Chart distribution,
        List<Chart> platform,
        List<Chart> injector,
        List<List<@Nullable Object>> requests,
        List<List<String>> informative) {

    /** All its charts. */
    public List<Chart> charts() {
        return Stream.of(time, errors, List.of(distribution), platform, injector)
                .flatMap(List::stream)
                .toList();
    }
}
