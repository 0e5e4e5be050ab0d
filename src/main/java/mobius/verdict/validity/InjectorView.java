package mobius.verdict.validity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import mobius.measure.MeasuredWindow;
import mobius.measure.RunFacts;
import mobius.telemetry.InjectorMetrics;
import mobius.telemetry.Series;
import mobius.telemetry.Telemetry;
import mobius.verdict.evidence.RunView;

/**
 * Metrics of the injector during the measured windows. Warm-up and ramps are excluded: a JVM that compiles is busy, but nothing
 * is measured then.
 */
final class InjectorView {

    /** Longest gap between readings of the watchdog. */
    private static final long LONGEST_GAP_MILLIS = 5_000;

    private final RunView run;

    InjectorView(RunView run) {
        this.run = run;
    }

    /** Returns true if the watchdog has readings throughout the windows. */
    boolean isWatched() {
        List<MeasuredWindow> windows = run.measurement().windows();
        return !windows.isEmpty() && windows.stream().allMatch(this::isWatched);
    }

    /** Returns the series of one metric, restricted to the windows; without series that have no points there. */
    List<Series> of(String metric) {
        return recorded(metric)
                .map(this::cut)
                .filter(series -> !series.points().isEmpty())
                .toList();
    }

    /** Returns the highest value of a metric in the windows; empty if it is unknown. */
    OptionalDouble max(String metric) {
        return of(metric).stream()
                .flatMapToDouble(series -> series.max().stream())
                .max();
    }

    /** Returns the mean over the windows of a metric with one series; empty if it is unknown. */
    OptionalDouble mean(String metric) {
        return of(metric).stream()
                .flatMapToDouble(series -> series.mean().stream())
                .findFirst();
    }

    /** Returns the sum of all values in the windows; 0 if there are none. */
    double sum(String metric) {
        return of(metric).stream().mapToDouble(Series::sum).sum();
    }

    /** Returns the total length of the windows. */
    Duration duration() {
        return run.measurement().windows().stream()
                .map(MeasuredWindow::duration)
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** True if no gap before the end of the window, or of the run, is too long. */
    private boolean isWatched(MeasuredWindow window) {
        long last = zero() + window.startMillis();
        long end = zero() + Math.min(window.endMillis(), lastRecordMillis());
        for (long time : timesOfReadings(last, end + LONGEST_GAP_MILLIS)) {
            if (time - last > LONGEST_GAP_MILLIS) {
                return false;
            }
            last = time;
        }
        return end - last <= LONGEST_GAP_MILLIS;
    }

    /** The times at which the watchdog recorded its ticks. */
    private List<Long> timesOfReadings(long from, long to) {
        return recorded(InjectorMetrics.TICKS)
                .flatMap(series -> series.within(from, to).points().stream())
                .map(Series.Point::timeMillis)
                .toList();
    }

    private Series cut(Series series) {
        List<Series.Point> inside = new ArrayList<>();
        for (MeasuredWindow window : run.measurement().windows()) {
            inside.addAll(series.within(zero() + window.startMillis(), zero() + window.endMillis())
                    .points());
        }
        return new Series(series.source(), series.metric(), series.labels(), inside);
    }

    private Stream<Series> recorded(String metric) {
        return run.telemetry().map(Telemetry::series).orElse(List.of()).stream()
                .filter(series -> series.source().equals(InjectorMetrics.SOURCE))
                .filter(series -> series.metric().equals(metric));
    }

    /** The end of the run. When all users have ended, the run and its monitoring end, even within the last window. */
    private long lastRecordMillis() {
        RunFacts facts = run.measurement().run();
        return facts == null ? 0 : facts.durationMillis();
    }

    /** The start of the injection, since the epoch. */
    private long zero() {
        RunFacts facts = run.measurement().run();
        return facts == null ? 0 : facts.injectionStarted().toEpochMilli();
    }
}
