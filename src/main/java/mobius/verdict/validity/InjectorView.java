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
 * What the injector did during the measured windows. Warm-up and ramps do not count: a JVM that compiles is busy, and no
 * window measures it.
 */
final class InjectorView {

    private static final long LONGEST_GAP_MILLIS = 5_000;

    private final RunView run;

    InjectorView(RunView run) {
        this.run = run;
    }

    /** Whether the watchdog was heard from all through the windows. */
    boolean isWatched() {
        List<MeasuredWindow> windows = run.measurement().windows();
        return !windows.isEmpty() && windows.stream().allMatch(this::isWatched);
    }

    /** The series of one metric, cut to the windows; those without a point in them are left out. */
    List<Series> of(String metric) {
        return recorded(metric)
                .map(this::cut)
                .filter(series -> !series.points().isEmpty())
                .toList();
    }

    /** The highest value of a metric in the windows, or empty when it is not known. */
    OptionalDouble max(String metric) {
        return of(metric).stream()
                .flatMapToDouble(series -> series.max().stream())
                .max();
    }

    /** The mean over the windows of a metric that has one series, or empty when it is not known. */
    OptionalDouble mean(String metric) {
        return of(metric).stream()
                .flatMapToDouble(series -> series.mean().stream())
                .findFirst();
    }

    /** All values in the windows together; 0 when there are none. */
    double sum(String metric) {
        return of(metric).stream().mapToDouble(Series::sum).sum();
    }

    /** How long the windows last together. */
    Duration duration() {
        return run.measurement().windows().stream()
                .map(MeasuredWindow::duration)
                .reduce(Duration.ZERO, Duration::plus);
    }

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

    /** A run whose users are all gone is over, and its watch with it, even within the last window. */
    private long lastRecordMillis() {
        RunFacts facts = run.measurement().run();
        return facts == null ? 0 : facts.durationMillis();
    }

    /** When the injection began, in milliseconds since the epoch. */
    private long zero() {
        RunFacts facts = run.measurement().run();
        return facts == null ? 0 : facts.injectionStarted().toEpochMilli();
    }
}
