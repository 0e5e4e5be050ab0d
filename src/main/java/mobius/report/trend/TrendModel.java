package mobius.report.trend;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import mobius.report.VerdictSection;
import mobius.report.text.Figures;
import mobius.text.TextSanitizer;
import mobius.verdict.past.NoiseBand;
import mobius.verdict.past.PastRun;
import mobius.verdict.past.RunMetric;
import org.jspecify.annotations.Nullable;

/** What the script of the trend draws from, by line. */
public record TrendModel(List<Line> lines) {

    /** More charts are too many to look at; what is beyond shares the last one. */
    public static final int MOST_CHARTS = 14;

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    /**
     * One simulation and profile.
     *
     * @param runs in the order of time
     * @param marks where changes were accepted
     */
    record Line(List<Run> runs, List<Mark> marks, List<Chart> charts) {}

    /**
     * A run.
     *
     * @param label below the axis
     * @param began with build, for its tooltip
     * @param outcome its verdict
     * @param kind the same number for runs that are comparable with each other
     */
    record Run(String label, String began, String outcome, boolean trusted, int kind, String note) {}

    /**
     * A change that was accepted.
     *
     * @param at the place in the runs of the first one with it
     * @param number in the list of changes, from 1
     */
    record Mark(int at, int number, String reason) {}

    /**
     * A chart, which shows one of its figures.
     *
     * @param unit {@code ms}, {@code count} or {@code ratio}
     */
    record Chart(String unit, List<Figure> figures) {}

    /** A figure of each run, and the band that it is held against; null where that is not known. */
    record Figure(
            String name,
            List<@Nullable Double> values,
            List<@Nullable Double> low,
            List<@Nullable Double> centre,
            List<@Nullable Double> high) {}

    static TrendModel of(TrendReport report) {
        return new TrendModel(report.lines().stream().map(TrendModel::line).toList());
    }

    private static Line line(TrendLine line) {
        return new Line(runs(line.runs()), marks(line), charts(line.runs()));
    }

    private static List<Run> runs(List<TrendRun> runs) {
        Instant first = Instant.parse(runs.get(0).run().started());
        Instant last = Instant.parse(runs.get(runs.size() - 1).run().started());
        DateTimeFormatter label = Duration.between(first, last).toDays() < 1 ? TIME : DAY;
        return runs.stream().map(run -> run(run, label)).toList();
    }

    private static Run run(TrendRun each, DateTimeFormatter label) {
        PastRun run = each.run();
        Instant started = Instant.parse(run.started());
        return new Run(
                label.format(started),
                VerdictSection.started(started) + ", build "
                        + TextSanitizer.text(Objects.requireNonNullElse(run.build(), Figures.NOT_KNOWN)),
                run.outcome().name(),
                run.trusted(),
                each.kind(),
                TextSanitizer.text(each.note()));
    }

    private static List<Mark> marks(TrendLine line) {
        List<Mark> marks = new ArrayList<>();
        List<String> ids = line.runs().stream().map(run -> run.run().id()).toList();
        for (int i = 0; i < line.changes().size(); i++) {
            AcceptedChange change = line.changes().get(i);
            int at = ids.indexOf(change.run());
            if (at >= 0) {
                marks.add(new Mark(at, i + 1, TextSanitizer.text(change.reason())));
            }
        }
        return marks;
    }

    private static List<Chart> charts(List<TrendRun> runs) {
        List<TrendFigure> figures = TrendFigure.of(runs);
        int alone = figures.size() <= MOST_CHARTS ? figures.size() : MOST_CHARTS - 1;
        List<Chart> charts = new ArrayList<>();
        figures.subList(0, alone).forEach(figure -> charts.add(chart(List.of(figure), runs)));
        if (alone < figures.size()) {
            charts.add(chart(figures.subList(alone, figures.size()), runs));
        }
        return charts;
    }

    private static Chart chart(List<TrendFigure> figures, List<TrendRun> runs) {
        String unit = switch (figures.get(0).kind()) {
            case THROUGHPUT -> "count";
            case ERRORS -> "ratio";
            default -> "ms";
        };
        return new Chart(
                unit, figures.stream().map(figure -> figure(figure, runs)).toList());
    }

    private static Figure figure(TrendFigure figure, List<TrendRun> runs) {
        List<@Nullable NoiseBand> bands = new ArrayList<>();
        runs.forEach(run -> bands.add(figure.band(run).orElse(null)));
        List<@Nullable Double> values = new ArrayList<>();
        runs.forEach(run -> values.add(figure.of(run).map(RunMetric::value).orElse(null)));
        return new Figure(
                TextSanitizer.text(figure.name()),
                values,
                ends(bands, NoiseBand::low),
                ends(bands, NoiseBand::centre),
                ends(bands, NoiseBand::high));
    }

    private static List<@Nullable Double> ends(List<@Nullable NoiseBand> bands, ToDoubleFunction<NoiseBand> end) {
        List<@Nullable Double> ends = new ArrayList<>();
        bands.forEach(band -> ends.add(band == null ? null : end.applyAsDouble(band)));
        return ends;
    }
}
