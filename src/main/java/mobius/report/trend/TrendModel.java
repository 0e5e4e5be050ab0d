package mobius.report.trend;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import mobius.report.VerdictSection;
import mobius.report.chart.Chart;
import mobius.report.text.Figures;
import mobius.text.TextSanitizer;
import mobius.verdict.past.PastRun;

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
     * @param changes that were accepted
     */
    record Line(List<Run> runs, List<Change> changes, List<Chart> charts) {}

    /**
     * A run, for its tooltip.
     *
     * @param began with build
     * @param outcome its verdict
     */
    record Run(String began, String outcome, String note) {}

    /**
     * A change that was accepted.
     *
     * @param at the place in the runs of the first one with it
     * @param number in the list of changes, from 1
     */
    record Change(int at, int number, String reason) {}

    static TrendModel of(TrendReport report) {
        return new TrendModel(IntStream.range(0, report.lines().size())
                .mapToObj(number -> line(number, report.lines().get(number)))
                .toList());
    }

    List<Chart> charts() {
        return lines.stream().flatMap(line -> line.charts().stream()).toList();
    }

    private static Line line(int number, TrendLine line) {
        List<Change> changes = changes(line);
        return new Line(
                line.runs().stream().map(TrendModel::run).toList(),
                changes,
                charts(new TrendCharts(number + "-", line.runs(), labels(line.runs()), changes)));
    }

    private static Run run(TrendRun each) {
        PastRun run = each.run();
        return new Run(
                VerdictSection.started(Instant.parse(run.started())) + ", build "
                        + TextSanitizer.text(Objects.requireNonNullElse(run.build(), Figures.NOT_KNOWN)),
                run.outcome().name(),
                TextSanitizer.text(each.note()));
    }

    /** Below the axis. */
    private static List<String> labels(List<TrendRun> runs) {
        Instant first = Instant.parse(runs.get(0).run().started());
        Instant last = Instant.parse(runs.get(runs.size() - 1).run().started());
        DateTimeFormatter label = Duration.between(first, last).toDays() < 1 ? TIME : DAY;
        return runs.stream()
                .map(run -> label.format(Instant.parse(run.run().started())))
                .toList();
    }

    private static List<Change> changes(TrendLine line) {
        List<Change> known = new ArrayList<>();
        List<String> ids = line.runs().stream().map(run -> run.run().id()).toList();
        for (int i = 0; i < line.changes().size(); i++) {
            AcceptedChange change = line.changes().get(i);
            int at = ids.indexOf(change.run());
            if (at >= 0) {
                known.add(new Change(at, i + 1, TextSanitizer.text(change.reason())));
            }
        }
        return known;
    }

    private static List<Chart> charts(TrendCharts of) {
        List<TrendFigure> figures = of.figures();
        int alone = figures.size() <= MOST_CHARTS ? figures.size() : MOST_CHARTS - 1;
        List<Chart> charts = new ArrayList<>();
        figures.subList(0, alone).forEach(figure -> charts.add(of.chart(charts.size(), List.of(figure))));
        if (alone < figures.size()) {
            charts.add(of.chart(charts.size(), figures.subList(alone, figures.size())));
        }
        return charts;
    }
}
