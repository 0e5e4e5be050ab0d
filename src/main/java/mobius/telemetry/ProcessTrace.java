package mobius.telemetry;

import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import mobius.telemetry.exposition.Labels;

/**
 * Signs in the readings of a source that several processes answer. Workers or pods behind one address have separate counters: a
 * reading below the previous one is then not a restart, and no rate is known.
 *
 * @param begins how often a process answers that started later than the previous one
 * @param returns how often a process answers that started earlier
 * @param falls how often the CPU time or the number of requests is below the previous reading
 * @param isTold whether the source exposes the start or the CPU time of its process
 * @param processes the number of processes found at the beginning of the run, with a connection for each request; 0 if unknown
 */
public record ProcessTrace(int begins, int returns, int falls, boolean isTold, int processes) {

    /** Number of processes at the address of a source; recorded if there are several. */
    public static final String PROCESSES = "scrape_processes";

    private static final String START = "process_start_time_seconds";
    private static final String CPU = "process_cpu_seconds_total";
    private static final String MACHINES_CPU = "node_cpu_seconds_total";

    /**
     * A count of requests: a worker in multiprocess mode exposes no CPU time, and the CPU time of two may never fall while their
     * requests do.
     */
    private static final Set<String> OF_ONE = Set.of(
            CPU,
            "redis_cpu_user_seconds_total",
            "http_requests_total",
            "http_request_duration_seconds_count",
            "http_request_duration_highr_seconds_count");

    /** Tolerance: some report the start to the second, and from a clock that may be set. */
    private static final double SAME_START_SECONDS = 2;

    /**
     * Examines the series of a source.
     *
     * @param ofSource all series of one source in a period
     */
    public static ProcessTrace of(List<Series> ofSource) {
        List<Series> starts =
                ofSource.stream().filter(series -> exposes(series, START)).toList();
        return new ProcessTrace(
                most(starts.stream(), series -> moves(series, 1)),
                most(starts.stream(), series -> moves(series, -1)),
                most(ofSource.stream().filter(ProcessTrace::isOfOne), ProcessTrace::falls),
                !starts.isEmpty() || ofSource.stream().anyMatch(series -> exposes(series, CPU)),
                most(ofSource.stream().filter(series -> exposes(series, PROCESSES)), series ->
                        (int) series.max().orElse(0)));
    }

    /**
     * Examines a source in a part of the run. The number of processes is determined once, at the beginning.
     *
     * @param fromMillis since the epoch, inclusive
     * @param toMillis since the epoch, exclusive
     */
    public static ProcessTrace within(List<Series> ofSource, long fromMillis, long toMillis) {
        return of(ofSource.stream()
                .map(series -> series.metric().equals(PROCESSES) ? series : series.within(fromMillis, toMillis))
                .toList());
    }

    /** Returns true if there was more than one process. */
    public boolean changes() {
        return begins + returns + falls > 0;
    }

    /**
     * Returns true if several processes answer in turn: an earlier start returns, or a counter falls at least twice without a new
     * start. Workers forked by one parent have the same start, and a kept connection reaches only one of them.
     */
    public boolean takesTurns() {
        return (begins > 0 && returns > 0) || falls - begins - returns > 1 || processes > 1;
    }

    private static boolean isOfOne(Series series) {
        return OF_ONE.contains(series.metric()) || (series.metric().equals(MACHINES_CPU) && isOfUsers(series));
    }

    /** Returns true for counters that never fall within a process; idle time may. */
    private static boolean isOfUsers(Series series) {
        return Labels.parse(series.labels())
                .flatMap(labels -> labels.value("mode"))
                .filter("user"::equals)
                .isPresent();
    }

    private static boolean exposes(Series series, String metric) {
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
