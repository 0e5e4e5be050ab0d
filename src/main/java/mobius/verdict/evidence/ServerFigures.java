package mobius.verdict.evidence;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import mobius.measure.MeasuredWindow;
import mobius.telemetry.Telemetry;
import mobius.telemetry.TimeSlice;
import mobius.telemetry.exposition.Labels;

/** What the scraped servers told in one measured window; see {@link TimeSlice}. */
public final class ServerFigures {

    private final TimeSlice told;

    public ServerFigures(RunView run, MeasuredWindow window) {
        long zero = run.zeroMillis();
        told = new TimeSlice(
                run.telemetry().map(Telemetry::series).orElse(List.of()),
                zero + window.startMillis(),
                zero + window.endMillis());
    }

    /** All of it. */
    public TimeSlice told() {
        return told;
    }

    /** The sources that ever told a metric during the run. */
    public List<String> sourcesOf(String metric) {
        return told.sourcesOf(metric);
    }

    /** The mean of a metric with one series. */
    public OptionalDouble mean(String source, String metric) {
        return told.mean(source, metric);
    }

    /** The highest value of a metric with one series. */
    public OptionalDouble highest(String source, String metric) {
        return told.highest(source, metric);
    }

    /** The means of the series of a metric with certain labels together. */
    public OptionalDouble mean(String source, String metric, Predicate<Labels> which) {
        return told.mean(source, metric, which);
    }

    /** The labels of a metric's series that cover most of the window. */
    public List<Labels> labelsOf(String source, String metric) {
        return told.labelsOf(source, metric);
    }

    /** By how much all series of a metric grew together in a second, on average. */
    OptionalDouble perSecond(String source, String metric) {
        return told.perSecond(source, metric);
    }

    /** By how much all series of a metric grew together. */
    public OptionalDouble increase(String source, String metric) {
        return increase(source, metric, labels -> true);
    }

    /** By how much the series of a metric with certain labels grew together. */
    public OptionalDouble increase(String source, String metric, Predicate<Labels> which) {
        return told.increase(source, metric, which);
    }
}
