package mobius.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mobius.measure.Second;
import mobius.report.chart.Buckets;
import mobius.report.chart.DistributionModel;
import mobius.report.page.Markup;
import mobius.report.picture.Pictures;
import mobius.report.text.Figures;
import mobius.report.text.RunReport;
import mobius.runlog.RunLogOutcome;
import mobius.telemetry.Series;
import mobius.telemetry.Telemetry;
import mobius.traffic.TrafficMetrics;

/** Notes about the charts. */
public final class PageNotes {

    private PageNotes() {}

    static String timeline(RunReport run) {
        long seconds = Buckets.of(run.measurement().series(), 1, Second::second).width();
        String thinned = seconds == 1
                ? ""
                : String.format(
                        Locale.ROOT,
                        " Each point stands for %d seconds: the highest percentile and the mean of everything else in them.",
                        seconds);
        return note("Shaded stages are measured; the others warm up or wind down. Percentiles are those of the requests"
                + " sent in each second." + thinned);
    }

    static String distributions(RunReport run) {
        int names = run.verdict().requests().size();
        return names <= DistributionModel.MOST
                ? ""
                : note(String.format(
                        Locale.ROOT,
                        "The %d most frequent requests of %d are here; measurement.json has all.",
                        DistributionModel.MOST,
                        names));
    }

    static String injector(RunReport run) {
        String charts = "A slow injector looks like a slow platform. If samples share a point, the highest is shown.";
        return note(run.telemetry().flatMap(Connections::of).map(Connections::words).stream()
                .reduce(charts, (before, words) -> before + " " + words));
    }

    static String platform(boolean hasMetrics) {
        return hasMetrics
                ? note(
                        "The metrics that its servers exposed. If several readings share a point, their mean is shown; a gap means"
                                + " that there were none. A dashed line is the trend of a leak.")
                : note("No metrics: see docs/telemetry.md for what the platform's servers must expose.");
    }

    /**
     * Returns the note about the pictures of charts, which the script removes.
     *
     * @param figures the file with the values of the charts
     */
    public static String withoutScripts(Pictures pictures, String figures) {
        String words = pictures.problem().isEmpty()
                ? "These charts are pictures. For interactive charts, download the page and open it from a file."
                : ("Some charts need JavaScript, because their pictures could not be drawn: %s. If this machine has no font, install"
                                + " fontconfig and fonts-dejavu-core. The values are in %s.")
                        .formatted(pictures.problem(), figures);
        return new Markup().element("p", words, "class", "note without-scripts").toString();
    }

    static String footer(RunReport run) {
        RunLogOutcome log = run.measurement().log();
        return new Markup()
                .open("footer")
                .element("p", log.explanation())
                .element(
                        "p",
                        "The same verdict in machine-readable form: verdict.json and junit.xml; the numbers: measurement.json.")
                .close()
                .toString();
    }

    private static String note(String words) {
        return new Markup().element("p", words, "class", "note").toString();
    }

    /**
     * The connections of a run.
     *
     * @param opened connections of the load
     * @param failed connections that could not be opened
     * @param reused requests on a connection that had carried another one
     * @param closedIdle closed by the platform between two requests
     * @param closedBusy closed by the platform before a response was complete
     * @param reset by the platform
     */
    private record Connections(long opened, long failed, long reused, long closedIdle, long closedBusy, long reset) {

        /** Returns the connections; empty if they were not observed. */
        static Optional<Connections> of(Telemetry telemetry) {
            return telemetry.series().stream()
                            .noneMatch(series -> series.metric().equals(TrafficMetrics.OPENED))
                    ? Optional.empty()
                    : Optional.of(new Connections(
                            total(telemetry, TrafficMetrics.OPENED),
                            total(telemetry, TrafficMetrics.FAILED),
                            total(telemetry, TrafficMetrics.REUSED),
                            total(telemetry, TrafficMetrics.CLOSED_IDLE),
                            total(telemetry, TrafficMetrics.CLOSED_BUSY),
                            total(telemetry, TrafficMetrics.RESET)));
        }

        private static long total(Telemetry telemetry, String metric) {
            return Math.round(telemetry.series().stream()
                    .filter(series -> series.metric().equals(metric))
                    .map(Series::points)
                    .mapToDouble(Connections::last)
                    .sum());
        }

        private static double last(List<Series.Point> points) {
            return points.get(points.size() - 1).value();
        }

        String words() {
            return ("The load opened %s connections and sent %s requests on one that was already open; %s could not be opened. The"
                            + " platform closed %s between two requests and %s before a response was complete, and reset %s.")
                    .formatted(
                            Figures.of(opened),
                            Figures.of(reused),
                            Figures.of(failed),
                            Figures.of(closedIdle),
                            Figures.of(closedBusy),
                            Figures.of(reset));
        }
    }
}
