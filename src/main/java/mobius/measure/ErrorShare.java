package mobius.measure;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Failures of one kind among all requests of their name.
 *
 * @param error the failures
 * @param sent how many requests of that name the run sent; 0 for failures outside requests, and for the rest
 */
public record ErrorShare(ErrorGroup error, long sent) {

    private static final double PERCENT = 100;

    /** All kinds of a run, in the order in which it has them: the most frequent first. */
    public static List<ErrorShare> of(Measurement measurement) {
        Map<String, Long> sent = measurement.requests().stream()
                .collect(Collectors.toMap(
                        RequestStats::name, request -> request.whole().count(), Long::sum));
        return measurement.errors().stream()
                .map(error ->
                        new ErrorShare(error, error.request() == null ? 0 : sent.getOrDefault(error.request(), 0L)))
                .toList();
    }

    /** In percent of the requests of that name; empty if they are not known. */
    public OptionalDouble percent() {
        return sent == 0 ? OptionalDouble.empty() : OptionalDouble.of(PERCENT * error.count() / sent);
    }
}
