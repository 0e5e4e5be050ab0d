package mobius.verdict;

import java.util.List;
import mobius.measure.Latencies;
import mobius.measure.MeasuredWindow;
import mobius.measure.RequestStats;
import mobius.measure.Responses;
import org.HdrHistogram.Histogram;

/** Takes the OK response times of a window as batches. */
final class WindowBatches {

    private WindowBatches() {}

    static Batches of(RequestStats request, int window, MeasuredWindow time) {
        List<Responses> parts = request.windows().get(window).batches();
        Histogram none = Latencies.NONE.decoded();
        return new Batches(
                parts.stream()
                        .map(part -> part.ok().count() == 0 ? none : part.ok().decoded())
                        .toList(),
                time.duration().dividedBy(parts.size()));
    }
}
