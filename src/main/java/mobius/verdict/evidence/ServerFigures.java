package mobius.verdict.evidence;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import mobius.measure.MeasuredWindow;
import mobius.telemetry.Telemetry;
import mobius.telemetry.TimeSlice;
import mobius.telemetry.exposition.Labels;

/**
 * Metrics of the scraped servers in one measured window. As in {@link TimeSlice}, a series that covers less than 80 % of the
 * window has no value.
 */
public final class ServerFigures {

    private final TimeSlice telemetry;

    /** Cuts the telemetry to a window. */
    public ServerFigures(RunView run, MeasuredWindow window) {
        long zero = run.zeroMillis();
        telemetry = new TimeSlice(
                run.telemetry().map(Telemetry::series).orElse(List.of()),
                zero + window.startMillis(),
                zero + window.endMillis());
    }

    /** Returns the recorded series of the window. */
    public TimeSlice telemetry() {
        return telemetry;
    }

    /** Returns the sources that exposed a metric during the run. */
    public List<String> sourcesOf(String metric) {
        return telemetry.sourcesOf(metric);
    }

    /** Returns the mean of a metric with one series. */
    public OptionalDouble mean(String source, String metric) {
        return telemetry.mean(source, metric);
    }

    /** Returns the highest value of a metric with one series. */
    public OptionalDouble highest(String source, String metric) {
        return telemetry.highest(source, metric);
    }

    /** Returns the sum of the means of those series whose labels match. */
    public OptionalDouble mean(String source, String metric, Predicate<Labels> which) {
        return telemetry.mean(source, metric, which);
    }

    /** Returns the labels of the series that cover most of the window. */
    public List<Labels> labelsOf(String source, String metric) {
        return telemetry.labelsOf(source, metric);
    }

    /** Returns the increase of all series of a counter together, per second. */
    OptionalDouble perSecond(String source, String metric) {
        return telemetry.perSecond(source, metric);
    }

    /** Returns the increase of all series of a counter together. */
    public OptionalDouble increase(String source, String metric) {
        return increase(source, metric, labels -> true);
    }

    /** Returns the increase of those series of a counter whose labels match, together. */
    public OptionalDouble increase(String source, String metric, Predicate<Labels> which) {
        return telemetry.increase(source, metric, which);
    }
}
