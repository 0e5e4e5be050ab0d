package mobius.verdict.evidence;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import mobius.measure.MeasuredWindow;
import mobius.measure.RequestStats;
import mobius.measure.Responses;
import org.HdrHistogram.Histogram;

/** Converts the response times of a window to batches. */
public final class WindowBatches {

    /** Response time of a failed request, longer than any budget. */
    public static final Duration NEVER = Duration.ofHours(1);

    private WindowBatches() {}

    /** Returns the OK responses. */
    public static Batches of(RequestStats request, int window, MeasuredWindow time) {
        return batches(request, window, time, WindowBatches::answered);
    }

    /**
     * Returns all requests. A failed or rejected one is slower than any limit; otherwise a percentile would improve when a slow
     * response becomes a timeout.
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
