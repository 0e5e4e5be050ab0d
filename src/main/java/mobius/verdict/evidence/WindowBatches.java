package mobius.verdict.evidence;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import mobius.measure.MeasuredWindow;
import mobius.measure.RequestStats;
import mobius.measure.Responses;
import org.HdrHistogram.Histogram;

/** Takes the response times of a window as batches. */
public final class WindowBatches {

    /** What stands for the time of a request that was not answered as it should have been: longer than any budget. */
    public static final Duration NEVER = Duration.ofHours(1);

    private WindowBatches() {}

    /** The OK responses. */
    public static Batches of(RequestStats request, int window, MeasuredWindow time) {
        return batches(request, window, time, WindowBatches::answered);
    }

    /**
     * All requests. One that failed or was turned away is slower than every limit: else a slow response that becomes a timeout
     * would make a percentile better.
     */
    public static Batches withFailures(RequestStats request, int window, MeasuredWindow time) {
        return batches(request, window, time, WindowBatches::all);
    }

    private static Batches batches(
            RequestStats request, int window, MeasuredWindow time, Function<Responses, Histogram> histogram) {
        List<Responses> parts = request.windows().get(window).batches();
        return new Batches(
                parts.stream().map(histogram).toList(), time.duration().dividedBy(parts.size()));
    }

    private static Histogram answered(Responses part) {
        return part.ok().toHistogram();
    }

    private static Histogram all(Responses part) {
        long never = part.count() - part.ok().count();
        Histogram answered = answered(part);
        if (never == 0) {
            return answered;
        }
        Histogram all = new Histogram(3);
        all.setAutoResize(true);
        all.add(answered);
        all.recordValueWithCount(NEVER.toMillis(), never);
        return all;
    }
}
