package mobius.verdict.suspect;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.Stream;
import mobius.budget.Budgets;
import mobius.budget.Percentile;
import mobius.telemetry.TimeSlice;
import mobius.telemetry.exposition.Labels;
import mobius.verdict.finding.Cause;
import mobius.verdict.finding.Figure;
import mobius.verdict.finding.Gain;
import mobius.verdict.finding.Suspect;
import org.jspecify.annotations.Nullable;

/**
 * Requests that spend much of their time waiting for a database connection. Needs the metrics of the pool, or the connections as
 * PostgreSQL reports them, or failures after the timeout of the pool.
 */
final class ExhaustedPool implements Rule {

    private static final double LEAST_SHARE = 0.2;
    private static final double LEAST_OF_ONE = 0.5;
    private static final double LEAST_MILLIS = 10;
    private static final double FULL_PERCENT = 95;
    private static final String SUBJECT = "database pool";

    /** Below this CPU use no request waits for a core. It is not a budget: a stricter budget makes no core busier. */
    private static final double IDLE_PERCENT = 70;

    @Override
    public List<Suspect> ask(DiagnosticInput input) {
        ServerHealth server = input.serverHealth();
        OptionalDouble wait = server.poolWaitMillis();
        if (wait.isPresent()) {
            return isLong(wait, input.meanMillis()) ? List.of(suspect(input, wait, Stream.of())) : List.of();
        }
        if (!input.isSlow() || !server.cpuIsIdle(IDLE_PERCENT)) {
            return List.of();
        }
        return server.poolPercent().orElse(0) >= FULL_PERCENT
                ? List.of(suspect(input, wait, Stream.of()))
                : Connections.of(input)
                        .filter(Connections::areExhausted)
                        .findFirst()
                        .map(connections -> suspect(input, wait, connections.evidence()))
                        .stream()
                        .toList();
    }

    /** Returns true if a mean wait is a substantial part of the mean response time. */
    static boolean isLong(OptionalDouble wait, OptionalDouble mean) {
        return wait.isPresent() && wait.getAsDouble() >= Math.max(LEAST_MILLIS, LEAST_SHARE * mean.orElse(0));
    }

    /** Returns true if the wait for a connection is most of the time of a request. */
    static boolean explains(DiagnosticInput input, RequestHealth request) {
        OptionalDouble wait = input.serverHealth().poolWaitMillis();
        OptionalDouble mean = request.meanMillis();
        return wait.isPresent() && mean.isPresent() && wait.getAsDouble() >= LEAST_OF_ONE * mean.getAsDouble();
    }

    private static Suspect suspect(DiagnosticInput input, OptionalDouble wait, Stream<Figure> connections) {
        ServerHealth server = input.serverHealth();
        OptionalDouble mean = input.meanMillis();
        List<Figure> evidence = new ArrayList<>();
        wait.ifPresent(
                millis -> evidence.add(new Figure("wait for a database connection, of each request", millis, "ms")));
        mean.ifPresent(millis -> evidence.add(new Figure("mean time of all requests", millis, "ms")));
        server.poolPercent().ifPresent(full -> evidence.add(new Figure("database connections in use", full, "%")));
        connections.forEach(evidence::add);
        server.cpuEvidence().forEach(evidence::add);
        return Suspect.of(Cause.EXHAUSTED_POOL, SUBJECT, evidence, gain(wait, mean));
    }

    /** The gain; null if unknown. Rejected requests waited, too, so that the mean of the others can be shorter than the wait. */
    static @Nullable Gain gain(OptionalDouble wait, OptionalDouble mean) {
        return wait.isEmpty() || mean.isEmpty() || wait.getAsDouble() >= mean.getAsDouble()
                ? null
                : new Gain(
                        "The mean time of all requests",
                        mean.getAsDouble(),
                        mean.getAsDouble() - wait.getAsDouble(),
                        1);
    }

    /**
     * The connections of a database server, as PostgreSQL or postgres_exporter reports them. A connection between two statements
     * of a transaction is in use. Connections beyond the size of the pool are closed when they are returned. If nearly all are in
     * use, and far more requests are in progress than there are connections, the other requests wait for one.
     *
     * @param busy in use, on average
     * @param idle open and not in a transaction
     * @param locked busy connections that wait for a lock; if most do, the lock is the cause
     * @param underWay requests in progress, on average (Little's law)
     */
    private record Connections(double busy, double idle, double locked, double underWay) {

        private static final String COUNT = "pg_stat_activity_count";
        private static final String WAITING = "pg_stat_activity_waiting";
        private static final double FEWEST = 2;
        private static final double NEARLY_ALL = 0.8;
        private static final double MOST_LOCKED = 0.5;
        private static final double FAR_MORE = 1.5;

        private static Stream<Connections> of(DiagnosticInput input) {
            TimeSlice telemetry = input.telemetry();
            double underWay = input.underWay();
            return telemetry.sourcesOf(COUNT).stream()
                    .map(source -> new Connections(
                            telemetry
                                    .mean(source, COUNT, state("active").or(state("idle in transaction")))
                                    .orElse(0),
                            telemetry
                                    .mean(
                                            source,
                                            COUNT,
                                            labels -> labels.value("state")
                                                    .filter("idle"::equals)
                                                    .isPresent())
                                    .orElse(0),
                            telemetry
                                    .mean(
                                            source,
                                            WAITING,
                                            labels -> labels.value("wait_event_type")
                                                    .filter("Lock"::equals)
                                                    .isPresent())
                                    .orElse(0),
                            underWay));
        }

        private static Predicate<Labels> state(String beginning) {
            return labels -> labels.value("state")
                    .filter(state -> state.startsWith(beginning))
                    .isPresent();
        }

        private boolean areExhausted() {
            double open = busy + idle;
            return open >= FEWEST
                    && busy >= NEARLY_ALL * open
                    && locked < MOST_LOCKED * busy
                    && underWay >= FAR_MORE * open;
        }

        private Stream<Figure> evidence() {
            return Stream.of(
                    new Figure("database connections in use, as PostgreSQL reports them", busy, "connections"),
                    new Figure("idle ones", idle, "connections"),
                    new Figure("requests under way at any moment (Little's law)", underWay, "requests"));
        }
    }

    /**
     * A wait for a connection that ended in a failure. SQLAlchemy waits 30 s, and the platform then responds with 500. Requests
     * to any endpoint fail after this time, while the CPU is idle and the health check works. The metrics of the pool count such
     * waits directly.
     */
    static final class TimedOut implements Rule {

        private static final String TIMEOUTS = "db_pool_timeouts_total";
        private static final double FEWEST_TIMEOUTS = 3;
        private static final double FROM_MILLIS = 29_000;
        private static final double TO_MILLIS = 32_000;
        private static final int FEWEST_ENDPOINTS = 3;

        @Override
        public List<Suspect> ask(DiagnosticInput input) {
            if (!input.trouble().isFailing()) {
                return List.of();
            }
            TimeSlice telemetry = input.telemetry();
            double counted = telemetry.perSecond(TIMEOUTS).orElse(0) * telemetry.seconds();
            if (counted >= FEWEST_TIMEOUTS) {
                return List.of(suspect(List.of(
                        new Figure("requests that waited for a database connection in vain", counted, "requests"))));
            }
            List<RequestHealth> failed =
                    input.httpRequests().filter(TimedOut::isAfterTheWait).toList();
            long endpoints = failed.stream()
                    .map(request -> Budgets.endpointOf(request.name()))
                    .distinct()
                    .count();
            boolean others = failed.stream().noneMatch(RequestHealth::isHealthCheck)
                    && input.serverHealth().cpuIsIdle(IDLE_PERCENT);
            return endpoints >= FEWEST_ENDPOINTS && others
                    ? List.of(suspect(failed.stream()
                            .limit(FEWEST_ENDPOINTS)
                            .map(TimedOut::figure)
                            .toList()))
                    : List.of();
        }

        private static boolean isAfterTheWait(RequestHealth request) {
            double millis = request.responses()
                    .ko()
                    .at(Percentile.P50)
                    .map(time -> (double) time.toMillis())
                    .orElse(0.0);
            return 2 * request.responses().failures().wrong()
                            > request.responses().ko().count()
                    && millis >= FROM_MILLIS
                    && millis <= TO_MILLIS;
        }

        private static Figure figure(RequestHealth request) {
            double millis =
                    request.responses().ko().at(Percentile.P50).orElseThrow().toMillis();
            return new Figure("median time after which " + request.name() + " failed", millis, "ms");
        }

        private static Suspect suspect(List<Figure> evidence) {
            return Suspect.of(Cause.EXHAUSTED_POOL, SUBJECT, evidence, null);
        }
    }

    /**
     * Synchronous routes that wait for a thread; anyio has 40 for all of them. Needs {@code anyio_threads_wait_seconds_total}, or
     * {@code anyio_threads_waiting}, which a metrics page that waits for a thread itself rarely shows.
     */
    static final class Threads implements Rule {

        static final String WAIT_SECONDS = "anyio_threads_wait_seconds_total";
        static final String WAITING = "anyio_threads_waiting";
        private static final double PERCENT = 100;

        @Override
        public List<Suspect> ask(DiagnosticInput input) {
            TimeSlice telemetry = input.telemetry();
            OptionalDouble counted = telemetry.perSecond(WAIT_SECONDS);
            // Those that wait at any moment are the arrivals of each second times their wait (Little's law).
            OptionalDouble wait =
                    input.serverHealth().perRequest(counted.isPresent() ? counted : telemetry.mean(WAITING));
            OptionalDouble mean = input.meanMillis();
            if (!isLong(wait, mean)) {
                return List.of();
            }
            List<Figure> evidence = new ArrayList<>();
            evidence.add(new Figure("wait for a thread, of each request", wait.orElse(0), "ms"));
            mean.ifPresent(millis -> evidence.add(new Figure("mean time of all requests", millis, "ms")));
            double threads = telemetry.mean("anyio_threads_total").orElse(0);
            telemetry.mean("anyio_threads_borrowed").stream()
                    .filter(borrowed -> threads > 0)
                    .forEach(borrowed -> evidence.add(new Figure("threads in use", PERCENT * borrowed / threads, "%")));
            input.serverHealth().cpuEvidence().forEach(evidence::add);
            return List.of(
                    Suspect.of(Cause.EXHAUSTED_THREAD_POOL, "threads of the platform", evidence, gain(wait, mean)));
        }
    }
}
