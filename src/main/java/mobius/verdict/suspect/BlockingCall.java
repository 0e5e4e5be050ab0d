package mobius.verdict.suspect;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import mobius.budget.Budgets;
import mobius.budget.Percentile;
import org.jspecify.annotations.Nullable;

/**
 * Synchronous work on an event loop: every endpoint is slow together, the health check included, while CPU, garbage collector
 * and injector have nothing to do with it. Needs the CPU time of the platform, and either the lag of its event loops or the injector's
 * own times of a health check ({@link LoopWait}).
 */
final class BlockingCall implements Rule {

    private static final double LEAST_LAG_MILLIS = 15;

    /** Below it no request waits for a core. It is no budget: a stricter budget makes no core busier. */
    private static final double IDLE_PERCENT = 70;

    private static final double MOST_GARBAGE_PERCENT = 5;

    /** A password is hashed on purpose so slowly that guessing takes too long. */
    private static final long SHORTEST_HASHING_MILLIS = 100;

    private static final List<String> HASHING = List.of("POST /auth/login", "POST /auth/register");

    @Override
    public List<Suspect> ask(DiagnosticInput symptoms) {
        ServerHealth vitals = symptoms.vitals();
        boolean explainedOtherwise = !vitals.cpuIsIdle(IDLE_PERCENT)
                || vitals.garbagePercent().orElse(0) >= MOST_GARBAGE_PERCENT
                || ThrottledContainer.isSeen(symptoms)
                || isStarved(symptoms);
        OptionalDouble lag = vitals.loopLagMillis();
        boolean late = lag.isPresent() ? lag.getAsDouble() >= LEAST_LAG_MILLIS : LoopWait.isSeen(symptoms);
        return late && !explainedOtherwise ? List.of(suspect(symptoms, vitals, lag)) : List.of();
    }

    /** Where cores were too few for an injector on the same machine, the event loops wait for one themselves. */
    private static boolean isStarved(DiagnosticInput symptoms) {
        return symptoms.sharedMachine() && Injector.isSuspect(symptoms);
    }

    private static Suspect suspect(DiagnosticInput symptoms, ServerHealth vitals, OptionalDouble lag) {
        List<Figure> evidence = new ArrayList<>();
        lag.ifPresent(millis -> evidence.add(new Figure("lag of the event loops, mean", millis, "ms")));
        symptoms.requests().stream()
                .filter(RequestHealth::isHealthCheck)
                .flatMap(request -> Peers.meanOf(request).stream())
                .forEach(evidence::add);
        symptoms.meanMillis().ifPresent(millis -> evidence.add(new Figure("mean time of all requests", millis, "ms")));
        vitals.cpuEvidence().forEach(evidence::add);
        List<Figure> hashing = hashing(symptoms).toList();
        evidence.addAll(hashing);
        Suspect suspect = Suspect.of(Cause.BLOCKING_CALL, "event loop", evidence, gain(symptoms, lag));
        return hashing.isEmpty()
                ? suspect
                : suspect.withAdvice("Begin with the hashing of passwords: if it runs on the event loop, everything waits for"
                        + " each sign-in; run it in a thread pool. " + Cause.BLOCKING_CALL.advice());
    }

    /** Whether it is the hashing that blocks is not known: it takes as long in a thread. */
    private static Stream<Figure> hashing(DiagnosticInput symptoms) {
        return symptoms.requests().stream()
                .filter(request -> HASHING.contains(Budgets.endpointOf(request.name())))
                .filter(request -> request.fastestMillis() >= SHORTEST_HASHING_MILLIS)
                .map(request -> new Figure(
                        "fastest response of " + request.name(), (double) request.fastestMillis(), "ms"));
    }

    /** A request waits for the loop at least once, as a tick does. */
    private static @Nullable Gain gain(DiagnosticInput symptoms, OptionalDouble lag) {
        double mean = symptoms.meanMillis().orElse(0);
        return lag.isEmpty() || lag.getAsDouble() >= mean
                ? null
                : new Gain("The mean time of all requests", mean, mean - lag.getAsDouble(), 1);
    }

    /**
     * What users see of an event loop that is blocked, if the platform does not expose its lag. A health check does nothing, so its time
     * is the network, which is the same each time, and the wait for the loop, which is not. Every other request waits as long. A wait
     * that CPU time explains is none of this rule: requests queue for a busy core, too.
     */
    private static final class LoopWait {

        private static final long FEWEST_PROBES = 5;
        private static final long FEWEST_OF_OTHERS = 20;

        /** Others may take less by chance; a wait that is the health check's own is far from theirs. */
        private static final double LEAST_OF_ITS_TIME = 0.5;

        private static final double MOST_OTHERS = 0.75;
        private static final double MOST_CORES = 0.7;

        /** From here on processes wait for a core of the machine that they share. */
        private static final double BUSY_MACHINE = 0.8;

        private static final double CLEARLY = 1.5;

        /** If even the fastest response takes so long on the injector's own machine, each request blocks the loop itself. */
        private static final double LEAST_OF_EACH_MILLIS = 15;

        private LoopWait() {}

        static boolean isSeen(DiagnosticInput symptoms) {
            boolean waitsForCores = symptoms.sharedMachine() && symptoms.vitals().injectorsMachineBusy() >= BUSY_MACHINE;
            return !waitsForCores
                    && !Injector.isSuspect(symptoms)
                    && symptoms.requests().stream()
                            .filter(RequestHealth::isHealthCheck)
                            .filter(request -> request.responses().ok().count() >= FEWEST_PROBES && request.isSlow())
                            .anyMatch(health -> isShared(symptoms, health) && isOfTheLoop(symptoms, health));
        }

        /** Whether the others are slow together with it. */
        private static boolean isShared(DiagnosticInput symptoms, RequestHealth health) {
            double own = health.meanMillis().orElse(0);
            List<RequestHealth> others = symptoms.httpRequests()
                    .filter(other ->
                            !other.isHealthCheck() && other.responses().ok().count() >= FEWEST_OF_OTHERS)
                    .toList();
            long slow = others.stream()
                    .filter(other -> other.meanMillis().orElse(0) >= LEAST_OF_ITS_TIME * own)
                    .count();
            return slow > 0 && slow >= MOST_OTHERS * others.size();
        }

        private static boolean isOfTheLoop(DiagnosticInput symptoms, RequestHealth health) {
            Percentile shown = health.shown();
            double wait = health.millisAt(shown).orElse(0) - health.fastestMillis();
            boolean eachBlocks = symptoms.sharedMachine() && health.fastestMillis() >= LEAST_OF_EACH_MILLIS;
            double least = eachBlocks ? health.fastestMillis() : leastWait(health, shown);
            return wait >= least
                    && symptoms.vitals()
                            .busiestProcess()
                            .filter(process -> process.used() < MOST_CORES)
                            .filter(process ->
                                    eachBlocks || wait >= CLEARLY * queueMillis(symptoms.vitals(), process.used(), shown))
                            .isPresent();
        }

        /** A varying network must not look like a queue: as much as the budget, or half of it if only the median is known. */
        private static double leastWait(RequestHealth health, Percentile shown) {
            double budget = health.target().orElse(Double.POSITIVE_INFINITY);
            return shown.equals(Percentile.P95) ? budget : budget / 2;
        }

        /**
         * How long requests would take that only queue for one core, at a percentile: arrivals and CPU times at random (M/M/1), whose
         * times are exponential with the mean of the CPU time of a request over the share of time that the core is idle.
         */
        private static double queueMillis(ServerHealth vitals, double used, Percentile percentile) {
            double mean = vitals.cpuMillisPerRequest().orElse(0) / (1 - used);
            return -mean * Math.log(1 - percentile.value() / 100);
        }
    }
}
