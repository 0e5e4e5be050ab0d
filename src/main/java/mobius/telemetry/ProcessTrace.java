package mobius.telemetry;

import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import mobius.telemetry.exposition.Labels;

/**
 * What the readings of one source show of the process that answers. Behind one address several workers or pods may answer in turn,
 * each with its own counters: then a reading below the one before it is no restart, and no rate is known.
 *
 * @param begins how often a process answers that started later than the one before
 * @param returns how often one answers that started earlier
 * @param falls how often the CPU time, or the number of requests, is below the reading before
 * @param isTold whether the source tells the start or the CPU time of its process
 * @param processes how many were met at the beginning of the run, each question a connection of its own; 0 if that is not known
 */
public record ProcessTrace(int begins, int returns, int falls, boolean isTold, int processes) {

    /** How many processes answer at the address of a source; recorded where there are several. */
    public static final String PROCESSES = "scrape_processes";

    private static final String START = "process_start_time_seconds";
    private static final String CPU = "process_cpu_seconds_total";
    private static final String MACHINES_CPU = "node_cpu_seconds_total";

    /** A worker in multiprocess mode exposes no CPU time, and that of two may never fall while the requests of one do. */
    private static final Set<String> OF_ONE = Set.of(
            CPU,
            "redis_cpu_user_seconds_total",
            "http_requests_total",
            "http_request_duration_seconds_count",
            "http_request_duration_highr_seconds_count");

    /** A start is told to the second by some, and then by a clock that is set. */
    private static final double SAME_START_SECONDS = 2;

    /**
     * Reads what a source told.
     *
     * @param ofSource all series of one source in the time that is looked at
     */
    public static ProcessTrace of(List<Series> ofSource) {
        List<Series> starts =
                ofSource.stream().filter(series -> tells(series, START)).toList();
        return new ProcessTrace(
                most(starts.stream(), series -> moves(series, 1)),
                most(starts.stream(), series -> moves(series, -1)),
                most(ofSource.stream().filter(ProcessTrace::isOfOne), ProcessTrace::falls),
                !starts.isEmpty() || ofSource.stream().anyMatch(series -> tells(series, CPU)),
                most(ofSource.stream().filter(series -> tells(series, PROCESSES)), series ->
                        (int) series.max().orElse(0)));
    }

    /**
     * Reads a source in a part of the run. How many processes answer is asked once, at its beginning.
     *
     * @param fromMillis since the epoch, inclusive
     * @param toMillis since the epoch, exclusive
     */
    public static ProcessTrace within(List<Series> ofSource, long fromMillis, long toMillis) {
        return of(ofSource.stream()
                .map(series -> series.metric().equals(PROCESSES) ? series : series.within(fromMillis, toMillis))
                .toList());
    }

    /** Whether it was not one process all through. */
    public boolean changes() {
        return begins + returns + falls > 0;
    }

    /**
     * Whether several processes answer in turn: an earlier start comes back, or a counter falls twice and more without a start.
     * Workers that one parent forked have the same start, and a connection that is kept meets one of them only.
     */
    public boolean takesTurns() {
        return (begins > 0 && returns > 0) || falls - begins - returns > 1 || processes > 1;
    }

    private static boolean isOfOne(Series series) {
        return OF_ONE.contains(series.metric()) || (series.metric().equals(MACHINES_CPU) && isOfUsers(series));
    }

    /** Idle time may fall by itself. */
    private static boolean isOfUsers(Series series) {
        return Labels.parse(series.labels())
                .flatMap(labels -> labels.value("mode"))
                .filter("user"::equals)
                .isPresent();
    }

    private static boolean tells(Series series, String metric) {
        return series.metric().equals(metric) && !series.points().isEmpty();
    }

    private static int most(Stream<Series> series, ToIntFunction<Series> count) {
        return series.mapToInt(count).max().orElse(0);
    }

    private static int moves(Series starts, int direction) {
        int moves = 0;
        double start = starts.points().get(0).value();
        for (Series.Point point : starts.points()) {
            double by = point.value() - start;
            if (Math.abs(by) > SAME_START_SECONDS) {
                moves += Math.signum(by) == direction ? 1 : 0;
                start = point.value();
            }
        }
        return moves;
    }

    private static int falls(Series counter) {
        int falls = 0;
        double before = Double.NEGATIVE_INFINITY;
        for (Series.Point point : counter.points()) {
            falls += point.value() < before ? 1 : 0;
            before = point.value();
        }
        return falls;
    }
}
