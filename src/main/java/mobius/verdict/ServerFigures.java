package mobius.verdict;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import mobius.measure.MeasuredWindow;
import mobius.measure.RunFacts;
import mobius.telemetry.CounterSeries;
import mobius.telemetry.Series;
import mobius.telemetry.Telemetry;
import mobius.telemetry.exposition.Labels;

/**
 * What the scraped servers told in one measured window. Of a series that covers less than most of the window nothing is
 * known: what happened in its gap may be what matters.
 */
final class ServerFigures {

    private static final double MOST = 0.8;

    private final List<Series> recorded;
    private final long fromMillis;
    private final long toMillis;

    ServerFigures(JudgedRun run, MeasuredWindow window) {
        RunFacts facts = run.measurement().run();
        long zero = facts == null ? 0 : facts.injectionStarted().toEpochMilli();
        recorded = run.telemetry().map(Telemetry::series).orElse(List.of());
        fromMillis = zero + window.startMillis();
        toMillis = zero + window.endMillis();
    }

    /** The sources that ever told a metric during the run. */
    List<String> sourcesOf(String metric) {
        return recorded.stream()
                .filter(series -> series.metric().equals(metric))
                .map(Series::source)
                .distinct()
                .toList();
    }

    /** The mean of a metric with one series. */
    OptionalDouble mean(String source, String metric) {
        return sum(source, metric, labels -> true, Series::mean);
    }

    /** By how much all series of a metric grew together. */
    OptionalDouble increase(String source, String metric) {
        return increase(source, metric, labels -> true);
    }

    /** By how much the series of a metric with certain labels grew together. */
    OptionalDouble increase(String source, String metric, Predicate<Labels> which) {
        return sum(source, metric, which, series -> new CounterSeries(series).increase());
    }

    private OptionalDouble sum(
            String source, String metric, Predicate<Labels> which, Function<Series, OptionalDouble> figure) {
        return cut(source, metric)
                .filter(series -> Labels.parse(series.labels()).filter(which).isPresent())
                .map(figure)
                .flatMapToDouble(OptionalDouble::stream)
                .reduce(Double::sum);
    }

    private Stream<Series> cut(String source, String metric) {
        return recorded.stream()
                .filter(series ->
                        series.source().equals(source) && series.metric().equals(metric))
                .map(series -> series.within(fromMillis, toMillis))
                .filter(this::coversMost);
    }

    private boolean coversMost(Series series) {
        List<Series.Point> points = series.points();
        return points.size() > 1
                && points.get(points.size() - 1).timeMillis() - points.get(0).timeMillis()
                        >= MOST * (toMillis - fromMillis);
    }
}
