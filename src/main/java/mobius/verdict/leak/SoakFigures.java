package mobius.verdict.leak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import mobius.measure.MeasuredWindow;
import mobius.measure.RunFacts;
import mobius.telemetry.CounterSeries;
import mobius.telemetry.ProcessTrace;
import mobius.telemetry.Series;
import mobius.telemetry.Telemetry;
import mobius.telemetry.exposition.Labels;
import mobius.verdict.evidence.RunView;
import org.jspecify.annotations.Nullable;

/** The recorded metrics of the servers during the constant load of a soak. */
final class SoakFigures {

    private static final String COLLECTIONS = "python_gc_collections_total";
    private static final String OLDEST = "2";
    private static final String MEMORY_LEFT = "node_memory_MemAvailable_bytes";

    private final List<Series> recorded;
    private final MeasuredWindow window;
    private final Span soak;

    private SoakFigures(List<Series> recorded, MeasuredWindow window, long zeroMillis) {
        this.recorded = recorded;
        this.window = window;
        this.soak = new Span(zeroMillis + window.startMillis(), zeroMillis + window.endMillis());
    }

    /** Returns the metrics of the longest measured window with constant load; empty if there is none, or nothing was recorded. */
    static Optional<SoakFigures> of(RunView run) {
        RunFacts facts = run.measurement().run();
        List<Series> recorded = run.telemetry().map(Telemetry::series).orElse(List.of());
        return facts == null
                ? Optional.empty()
                : run.decidingWindows().stream()
                        .map(run::window)
                        .filter(MeasuredWindow::staysLevel)
                        .max(Comparator.comparing(MeasuredWindow::duration))
                        .map(longest -> new SoakFigures(
                                recorded, longest, facts.injectionStarted().toEpochMilli()));
    }

    Span soak() {
        return soak;
    }

    /** Returns a part of the soak as a window of the run. */
    MeasuredWindow window(Span part) {
        long zero = soak.fromMillis() - window.startMillis();
        return new MeasuredWindow(
                window.stage(), part.fromMillis() - zero, part.toMillis() - zero, window.fromLoad(), window.toLoad());
    }

    /** Returns the sources that have readings of a metric during the soak. */
    List<String> sourcesOf(String metric) {
        return during(metric).map(Series::source).distinct().toList();
    }

    /** Returns the values of an indicator in one source: at each time the sum of its series, less the metric to subtract. */
    Series of(String source, LeakIndicator what) {
        Series whole = summed(source, what.metric());
        String less = what.less();
        return less == null ? whole : difference(whole, summed(source, less));
    }

    /** Returns the last value of a limit, above 0. Only a limit of the same source applies to its processes. */
    OptionalDouble limit(String source, @Nullable String metric) {
        return metric == null
                ? OptionalDouble.empty()
                : last(summed(source, metric)).stream()
                        .filter(limit -> limit > 0)
                        .findFirst();
    }

    /**
     * Returns the memory at the end of the only machine with such a metric; empty for several machines, because the machine of a
     * process is unknown then.
     */
    Optional<MachineMemory> onlyMachine() {
        List<String> machines = sourcesOf(MEMORY_LEFT);
        return machines.size() == 1
                ? last(summed(machines.get(0), MEMORY_LEFT)).stream()
                        .mapToObj(left -> new MachineMemory(machines.get(0), left))
                        .findFirst()
                : Optional.empty();
    }

    /** Returns true if the readings of a source are not of one process throughout. */
    boolean isInterrupted(String source, Series figure, Quantity quantity) {
        ProcessTrace trace = ProcessTrace.of(recorded.stream()
                .filter(series -> series.source().equals(source))
                .map(series -> series.within(soak.fromMillis(), soak.toMillis()))
                .toList());
        return trace.changes() || (!trace.isTold() && LevelDrop.isIn(soak, figure, quantity));
    }

    /**
     * Returns the mean time between two collections of Python's oldest generation; empty if they are not exposed or there were
     * none.
     */
    Optional<Duration> collectionCycle(String source) {
        return of(source, COLLECTIONS).stream()
                .filter(series -> Labels.parse(series.labels())
                        .flatMap(labels -> labels.value("generation"))
                        .filter(OLDEST::equals)
                        .isPresent())
                .flatMapToDouble(series -> new CounterSeries(series).increase().stream())
                .filter(collections -> collections > 0)
                .mapToObj(collections ->
                        Duration.ofMillis(Math.round((soak.toMillis() - soak.fromMillis()) / collections)))
                .findFirst();
    }

    private List<Series> of(String source, String metric) {
        return during(metric).filter(series -> series.source().equals(source)).toList();
    }

    private Stream<Series> during(String metric) {
        return recorded.stream()
                .filter(series -> series.metric().equals(metric))
                .map(series -> series.within(soak.fromMillis(), soak.toMillis()))
                .filter(series -> !series.points().isEmpty());
    }

    /** The sum of all series of a metric at each time. */
    private Series summed(String source, String metric) {
        List<Series> parts = of(source, metric);
        if (parts.size() == 1) {
            return parts.get(0);
        }
        SortedMap<Long, Double> sums = new TreeMap<>();
        parts.forEach(
                part -> part.points().forEach(point -> sums.merge(point.timeMillis(), point.value(), Double::sum)));
        return series(source, metric, sums);
    }

    /** The difference at the times that both series have. */
    private static Series difference(Series whole, Series less) {
        SortedMap<Long, Double> rest = new TreeMap<>();
        whole.points().forEach(point -> rest.put(point.timeMillis(), point.value()));
        SortedMap<Long, Double> both = new TreeMap<>();
        less.points()
                .forEach(point -> rest.computeIfPresent(
                        point.timeMillis(), (time, value) -> both.merge(time, value - point.value(), Double::sum)));
        return series(whole.source(), whole.metric(), both);
    }

    private static Series series(String source, String metric, SortedMap<Long, Double> values) {
        List<Series.Point> points = new ArrayList<>();
        values.forEach((time, value) -> points.add(new Series.Point(time, value)));
        return new Series(source, metric, "", points);
    }

    private static OptionalDouble last(Series series) {
        int size = series.points().size();
        return size == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(series.points().get(size - 1).value());
    }
}
