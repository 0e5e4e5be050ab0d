package mobius.verdict.suspect;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import mobius.telemetry.TimeSlice;
import mobius.verdict.finding.Cause;
import mobius.verdict.finding.Figure;
import mobius.verdict.finding.Suspect;

/**
 * Database connections that are neither used nor returned, in a run too short for the rule of leaks. A request holds a connection
 * while it is in progress and does not wait for one. By Little's law the connections in use cannot exceed the requests in
 * progress, less those that wait. Connections beyond that number leak if they grow under a steady load or make requests wait.
 */
final class HeldConnections implements Rule {

    private static final double EXCESS = 2;
    private static final double FEWEST = 3;
    private static final double THIRD = 1 / 3.0;
    private static final double MILLIS = 1_000;

    /** Connections more than the requests explain: scrapes and responses are not of the same moment. */
    private static final double BLUR = 0.1;

    @Override
    public List<Suspect> ask(DiagnosticInput input) {
        TimeSlice telemetry = input.telemetry();
        OptionalDouble first = telemetry.part(0, THIRD).mean(ServerHealth.POOL_USED);
        OptionalDouble last = telemetry.part(1 - THIRD, 1).mean(ServerHealth.POOL_USED);
        if (first.isEmpty() || last.isEmpty() || isFound(input)) {
            return List.of();
        }
        double waiting = telemetry.perSecond(ServerHealth.POOL_WAIT_SECONDS).orElse(0);
        double explained = Math.max(0, lasting(input) - waiting);
        boolean tooMany = last.getAsDouble() >= EXCESS * explained + FEWEST + BLUR * waiting;
        boolean leaks = waiting >= 1 || last.getAsDouble() - first.getAsDouble() >= FEWEST;
        return tooMany && leaks ? List.of(suspect(first.getAsDouble(), last.getAsDouble(), explained)) : List.of();
    }

    private static Suspect suspect(double first, double last, double explained) {
        return Suspect.of(
                Cause.CONNECTION_LEAK,
                "database pool",
                List.of(
                        new Figure("connections in use in the first third of the time", first, "connections"),
                        new Figure("in its last third", last, "connections"),
                        new Figure("as many as its requests can have held (Little's law)", explained, "connections")),
                null);
    }

    private static boolean isFound(DiagnosticInput input) {
        return Stream.concat(input.wrong("leak.connections"), input.wrong("leak.pool"))
                .findAny()
                .isPresent();
    }

    /** Returns the mean number of requests in progress. */
    private static double lasting(DiagnosticInput input) {
        long millis = input.requests().stream()
                .map(RequestHealth::responses)
                .mapToLong(
                        responses -> responses.ok().sumMillis() + responses.ko().sumMillis())
                .sum();
        return millis / MILLIS / input.telemetry().seconds();
    }
}
