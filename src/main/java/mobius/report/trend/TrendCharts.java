package mobius.report.trend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mobius.report.chart.Chart;
import mobius.report.chart.Chart.Stroke;
import mobius.text.TextSanitizer;
import mobius.verdict.finding.Verdict.Outcome;
import mobius.verdict.past.NoiseBand;
import mobius.verdict.past.PastRun;
import mobius.verdict.past.RunMetric;
import org.jspecify.annotations.Nullable;

/**
 * The charts of the runs of a simulation and profile.
 *
 * @param prefix of their ids
 * @param labels of the runs, below the axis
 */
record TrendCharts(String prefix, List<TrendRun> runs, List<String> labels, List<TrendModel.Change> changes) {

    private static final List<Stroke> VERDICTS =
            List.of(Stroke.PASS, Stroke.FAIL, Stroke.INCONCLUSIVE, Stroke.UNTRUSTED);

    List<TrendFigure> figures() {
        return TrendFigure.of(runs);
    }

    /**
     * A chart with a view for each of these figures.
     *
     * @param number of the chart; the first has the legend of all
     */
    Chart chart(int number, List<TrendFigure> figures) {
        boolean first = number == 0;
        String name = TextSanitizer.text(figures.get(0).name());
        String unit = unit(figures.get(0));
        return new Chart(
                prefix + number,
                name,
                name + " by run",
                first,
                Chart.XAxis.categories(labels),
                new Chart.YAxis(unit, unit.equals("ratio") ? Chart.Base.ZERO : Chart.Base.DATA),
                figures.stream().map(figure -> view(figure, first)).toList(),
                List.of(),
                marks(first),
                "No run has this value.");
    }

    private static String unit(TrendFigure figure) {
        return switch (figure.kind()) {
            case THROUGHPUT -> "count";
            case ERRORS -> "ratio";
            default -> "ms";
        };
    }

    private List<Chart.Mark> marks(boolean first) {
        return changes.stream()
                .map(change -> new Chart.Mark(change.at(), (first ? "accepted (" : "(") + change.number() + ")"))
                .toList();
    }

    private Chart.View view(TrendFigure figure, boolean named) {
        List<@Nullable Double> values = new ArrayList<>();
        runs.forEach(run -> values.add(figure.of(run).map(RunMetric::value).orElse(null)));
        List<@Nullable NoiseBand> bands = new ArrayList<>();
        runs.forEach(run -> bands.add(figure.band(run).orElse(null)));
        List<Chart.Line> lines = new ArrayList<>(lines(values, bands));
        for (Stroke verdict : VERDICTS) {
            lines.add(new Chart.Line(named ? name(verdict) : "", points(verdict, values), verdict));
        }
        return new Chart.View(
                TextSanitizer.text(figure.name()),
                lines.stream().filter(line -> !line.points().isEmpty()).toList(),
                Stream.of(new Chart.Band(named ? "noise band" : "", 1, intervals(bands)))
                        .filter(band -> !band.points().isEmpty())
                        .toList(),
                List.of());
    }

    private List<Chart.Line> lines(List<@Nullable Double> values, List<@Nullable NoiseBand> bands) {
        List<@Nullable Double> centres = new ArrayList<>();
        bands.forEach(band -> centres.add(band == null ? null : (Double) band.centre()));
        int latest = runs.get(runs.size() - 1).kind();
        return List.of(
                new Chart.Line("", joined(centres, kind -> true), Stroke.LEVEL),
                new Chart.Line("", joined(values, kind -> kind != latest), Stroke.THIN),
                new Chart.Line("", joined(values, kind -> kind == latest), Stroke.SOLID));
    }

    /** Points by kinds of runs that are comparable, with a gap behind each kind. */
    private List<List<@Nullable Double>> joined(List<@Nullable Double> values, IntPredicate wanted) {
        List<List<@Nullable Double>> points = new ArrayList<>();
        runs.stream().mapToInt(TrendRun::kind).distinct().filter(wanted).forEach(kind -> {
            places(run -> run.kind() == kind).forEach(i -> points.add(Arrays.asList((double) i, values.get(i))));
            points.add(Arrays.asList(points.get(points.size() - 1).get(0), null));
        });
        return points;
    }

    private List<List<@Nullable Double>> points(Stroke verdict, List<@Nullable Double> values) {
        List<List<@Nullable Double>> points = new ArrayList<>();
        places(run -> verdict(run.run()) == verdict)
                .filter(i -> values.get(i) != null)
                .forEach(i -> points.add(Arrays.asList((double) i, values.get(i))));
        return points;
    }

    private IntStream places(Predicate<TrendRun> wanted) {
        return IntStream.range(0, runs.size()).filter(i -> wanted.test(runs.get(i)));
    }

    private static List<List<Double>> intervals(List<@Nullable NoiseBand> bands) {
        List<List<Double>> points = new ArrayList<>();
        for (int i = 0; i < bands.size(); i++) {
            NoiseBand band = bands.get(i);
            if (band != null) {
                points.add(List.of((double) i, band.low(), band.high()));
            }
        }
        return points;
    }

    private static Stroke verdict(PastRun run) {
        if (run.outcome() == Outcome.INCONCLUSIVE) {
            return run.trusted() ? Stroke.INCONCLUSIVE : Stroke.UNTRUSTED;
        }
        return run.outcome() == Outcome.PASS ? Stroke.PASS : Stroke.FAIL;
    }

    private static String name(Stroke verdict) {
        return verdict == Stroke.UNTRUSTED ? "not trusted" : verdict.name();
    }
}
