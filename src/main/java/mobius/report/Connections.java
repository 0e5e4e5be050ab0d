package mobius.report;

import java.util.List;
import java.util.Optional;
import mobius.report.text.Figures;
import mobius.telemetry.Series;
import mobius.telemetry.Telemetry;
import mobius.traffic.TrafficMetrics;

/**
 * What became of the connections of a run.
 *
 * @param opened connections of the load
 * @param failed those that could not be opened
 * @param reused requests on a connection that had carried another one
 * @param closedIdle closed by the platform between two requests
 * @param closedBusy closed by the platform while it owed a response
 * @param reset by the platform
 */
record Connections(long opened, long failed, long reused, long closedIdle, long closedBusy, long reset) {

    /** Empty if nobody observed them. */
    static Optional<Connections> of(Telemetry telemetry) {
        return telemetry.series().stream().noneMatch(series -> series.metric().equals(TrafficMetrics.OPENED))
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
