package mobius.verdict.suspect;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Synchronous work on an event loop: every endpoint is slow together, the health check included, while CPU, garbage collector
 * and injector have nothing to do with it.
 */
final class BlockingCall implements Rule {

    private static final double LEAST_LAG_MILLIS = 15;

    /** Below it no request waits for a core. It is no budget: a stricter budget makes no core busier. */
    private static final double IDLE_PERCENT = 70;

    private static final double MOST_GARBAGE_PERCENT = 5;
    private static final double FEWEST_PROBES = 5;

    @Override
    public List<Suspect> ask(DiagnosticInput symptoms) {
        ServerHealth vitals = symptoms.vitals();
        boolean explainedOtherwise = !vitals.cpuIsIdle(IDLE_PERCENT)
                || vitals.garbagePercent().orElse(0) >= MOST_GARBAGE_PERCENT
                || isStarved(symptoms);
        OptionalDouble lag = vitals.loopLagMillis();
        boolean late = lag.isPresent() ? lag.getAsDouble() >= LEAST_LAG_MILLIS : healthIsSlow(symptoms);
        return late && !explainedOtherwise ? List.of(suspect(symptoms, vitals, lag)) : List.of();
    }

    /** Where cores were too few for an injector on the same machine, the event loops wait for one themselves. */
    private static boolean isStarved(DiagnosticInput symptoms) {
        return symptoms.sharedMachine() && Injector.isSuspect(symptoms);
    }

    /** Where the platform does not tell its lag: a health check does nothing but wait for the loop. */
    private static boolean healthIsSlow(DiagnosticInput symptoms) {
        return symptoms.broke()
                && !Injector.isSuspect(symptoms)
                && symptoms.requests().stream()
                        .filter(BlockingCall::isHealth)
                        .anyMatch(request -> request.count() >= FEWEST_PROBES && request.isSlow());
    }

    private static Suspect suspect(DiagnosticInput symptoms, ServerHealth vitals, OptionalDouble lag) {
        List<Figure> evidence = new ArrayList<>();
        lag.ifPresent(millis -> evidence.add(new Figure("lag of the event loops, mean", millis, "ms")));
        symptoms.requests().stream()
                .filter(BlockingCall::isHealth)
                .flatMap(request -> Peers.meanOf(request).stream())
                .forEach(evidence::add);
        symptoms.meanMillis().ifPresent(millis -> evidence.add(new Figure("mean time of all requests", millis, "ms")));
        Processes.evidence(vitals).forEach(evidence::add);
        return Suspect.of(Cause.BLOCKING_CALL, "event loop", evidence, gain(symptoms, lag));
    }

    /** A request waits for the loop at least once, as a tick does. */
    private static @Nullable Gain gain(DiagnosticInput symptoms, OptionalDouble lag) {
        double mean = symptoms.meanMillis().orElse(0);
        return lag.isEmpty() || lag.getAsDouble() >= mean
                ? null
                : new Gain("The mean time of all requests", mean, mean - lag.getAsDouble(), 1);
    }

    private static boolean isHealth(RequestHealth request) {
        return request.name().endsWith("/health");
    }
}
