package mobius.verdict.suspect;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import mobius.budget.Budgets;
import mobius.verdict.finding.Cause;
import mobius.verdict.finding.Figure;
import mobius.verdict.finding.Gain;
import mobius.verdict.finding.Suspect;
import org.jspecify.annotations.Nullable;

/**
 * Synchronous work on an event loop: all endpoints are slow together, the health check included, and neither CPU, garbage
 * collector nor injector explains it. Needs the CPU time of the platform, and either the lag of its event loops or the injector's
 * own times of a health check ({@link LoopWait}).
 */
final class BlockingCall implements Rule {

    private static final double LEAST_LAG_MILLIS = 15;

    /** Below this CPU use no request waits for a core. It is not a budget: a stricter budget makes no core busier. */
    private static final double IDLE_PERCENT = 70;

    private static final double MOST_GARBAGE_PERCENT = 5;

    /** A lag that CPU time does not explain. */
    static final double CLEARLY = 1.5;

    private static final double PERCENT = 100;

    /** Time limit below which a sign-in cannot be one that hashes a password: hashing is slow on purpose. */
    private static final long SHORTEST_HASHING_MILLIS = 100;

    private static final List<String> HASHING = List.of("POST /auth/login", "POST /auth/register");

    @Override
    public List<Suspect> ask(DiagnosticInput input) {
        ServerHealth server = input.serverHealth();
        boolean explainedOtherwise = !server.cpuIsIdle(IDLE_PERCENT)
                || server.garbagePercent().orElse(0) >= MOST_GARBAGE_PERCENT
                || Cpu.Throttled.isSeen(input)
                || isSerialising(input)
                || isStarved(input);
        OptionalDouble lag = server.loopLagMillis();
        boolean late = lag.isPresent() ? isLate(server, lag.getAsDouble()) : LoopWait.isSeen(input);
        return late && !explainedOtherwise ? List.of(suspect(input, server, lag)) : List.of();
    }

    /** A tick also queues for a busy core, on average as long as requests that arrive at random (M/M/1). */
    private static boolean isLate(ServerHealth server, double lagMillis) {
        double used =
                server.busiestProcess().map(ServerHealth.CpuTime::busyPercent).orElse(0.0) / PERCENT;
        double queue = used * server.cpuMillisPerRequest().orElse(0) / (1 - used);
        return lagMillis >= Math.max(LEAST_LAG_MILLIS, CLEARLY * queue);
    }

    /** True if serialisation uses the CPU: its CPU time also delays event loops. */
    private static boolean isSerialising(DiagnosticInput input) {
        return !new Serialisation().ask(input).isEmpty();
    }

    /** True if the injector is on the same machine and had too few cores: the event loops then wait for a core as well. */
    private static boolean isStarved(DiagnosticInput input) {
        return input.sharedMachine() && Injector.isSuspect(input);
    }

    private static Suspect suspect(DiagnosticInput input, ServerHealth server, OptionalDouble lag) {
        List<Figure> evidence = new ArrayList<>();
        lag.ifPresent(millis -> evidence.add(new Figure("lag of the event loops, mean", millis, "ms")));
        input.requests().stream()
                .filter(RequestHealth::isHealthCheck)
                .flatMap(request -> Peers.meanOf(request).stream())
                .forEach(evidence::add);
        input.meanMillis().ifPresent(millis -> evidence.add(new Figure("mean time of all requests", millis, "ms")));
        server.cpuEvidence().forEach(evidence::add);
        List<Figure> hashing = hashing(input).toList();
        evidence.addAll(hashing);
        Suspect suspect = Suspect.of(Cause.BLOCKING_CALL, "event loop", evidence, gain(input, lag));
        return hashing.isEmpty()
                ? suspect
                : suspect.withAdvice(
                        "Begin with the hashing of passwords: if it runs on the event loop, everything waits for"
                                + " each sign-in; run it in a thread pool. " + Cause.BLOCKING_CALL.advice());
    }

    /**
     * The advice for sign-ins that hash a password. Whether the hashing blocks the loop is not known, because it takes as long in
     * a thread.
     */
    private static Stream<Figure> hashing(DiagnosticInput input) {
        return hashes(input)
                .map(request ->
                        new Figure("fastest response of " + request.name(), (double) request.fastestMillis(), "ms"));
    }

    /** Sign-ins that hash a password, in a thread or not. */
    static Stream<RequestHealth> hashes(DiagnosticInput input) {
        return input.requests().stream()
                .filter(BlockingCall::takesAPassword)
                .filter(request -> request.fastestMillis() >= SHORTEST_HASHING_MILLIS);
    }

    static boolean takesAPassword(RequestHealth request) {
        return HASHING.contains(Budgets.endpointOf(request.name()));
    }

    /** The gain: a request waits for the loop at least once, as a tick does. */
    private static @Nullable Gain gain(DiagnosticInput input, OptionalDouble lag) {
        double mean = input.meanMillis().orElse(0);
        return lag.isEmpty() || lag.getAsDouble() >= mean
                ? null
                : new Gain("The mean time of all requests", mean, mean - lag.getAsDouble(), 1);
    }
}
