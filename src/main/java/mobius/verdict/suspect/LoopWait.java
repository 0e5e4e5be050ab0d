package mobius.verdict.suspect;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import mobius.budget.Percentile;

/**
 * What users see of an event loop that is blocked, if the platform does not expose its lag. A health check does nothing, so its time
 * is the network, which is the same each time, and the wait for the loop, which is not. Every other request waits as long. A wait
 * that CPU time explains is none of this rule: requests queue for a busy core, too.
 */
final class LoopWait {

    private static final long FEWEST_PROBES = 5;
    private static final long FEWEST_OF_OTHERS = 20;

    /** Others may take less by chance; a wait that is the health check's own is far from theirs. */
    private static final double LEAST_OF_ITS_TIME = 0.5;

    private static final double MOST_OTHERS = 0.75;
    private static final double MOST_CORES = 0.7;

    /** From here on processes wait for a core of the machine that they share. */
    private static final double BUSY_MACHINE = 0.8;

    /** Of the requests that must wait for a sign-in: fewer are too few to see. */
    private static final double LEAST_EXPECTED = 0.02;

    /** Of what is expected; few health checks make that uncertain. */
    private static final double MOST_OF_EXPECTED = 0.5;

    private static final double FEWEST_DELAYED_PROBES = 2;
    private static final double MILLIS = 1_000;

    /** If even the fastest response takes so long on the injector's own machine, each request blocks the loop itself. */
    private static final double LEAST_OF_EACH_MILLIS = 15;

    private LoopWait() {}

    static boolean isSeen(DiagnosticInput input) {
        boolean waitsForCores = input.sharedMachine() && input.serverHealth().injectorsMachineBusy() >= BUSY_MACHINE;
        return !waitsForCores
                && !Injector.isSuspect(input)
                && (probes(input)
                                .filter(RequestHealth::isSlow)
                                .anyMatch(health -> isShared(input, health) && isOfTheLoop(input, health))
                        || BlockingCall.hashes(input).anyMatch(signIn -> delaysAll(input, signIn)));
    }

    private static Stream<RequestHealth> probes(DiagnosticInput input) {
        return input.requests().stream()
                .filter(RequestHealth::isHealthCheck)
                .filter(request -> request.responses().ok().count() >= FEWEST_PROBES);
    }

    private static Stream<RequestHealth> others(DiagnosticInput input) {
        return input.httpRequests()
                .filter(other ->
                        !other.isHealthCheck() && other.responses().ok().count() >= FEWEST_OF_OTHERS);
    }

    /**
     * Whether about as many requests of every kind are late as must be if each sign-in blocks the loop for as long as its fastest
     * response takes: a request comes in the first half of such a time, and then waits for more than the other half of it, with a
     * probability of the rate of sign-ins times half of this time. A password that is hashed in a thread delays no other request.
     */
    private static boolean delaysAll(DiagnosticInput input, RequestHealth signIn) {
        double half = signIn.fastestMillis() / 2.0;
        double expected = signIn.responses().ok().count() / input.telemetry().seconds() * half / MILLIS;
        OptionalDouble usual = Handler.median(others(input)
                .filter(other -> !BlockingCall.takesAPassword(other))
                .mapToDouble(other -> other.shareLaterBy(half)));
        return input.isSlow()
                && expected >= LEAST_EXPECTED
                && usual.orElse(0) >= MOST_OF_EXPECTED * expected
                && isIdle(input)
                && probes(input)
                        .anyMatch(health -> health.shareLaterBy(half) * health.count()
                                >= Math.max(FEWEST_DELAYED_PROBES, MOST_OF_EXPECTED * expected * health.count()));
    }

    private static boolean isIdle(DiagnosticInput input) {
        return input.serverHealth()
                .busiestProcess()
                .filter(process -> process.used() < MOST_CORES)
                .isPresent();
    }

    /** Whether the others are slow together with it. */
    private static boolean isShared(DiagnosticInput input, RequestHealth health) {
        double own = health.meanMillis().orElse(0);
        List<RequestHealth> others = others(input).toList();
        long slow = others.stream()
                .filter(other -> other.meanMillis().orElse(0) >= LEAST_OF_ITS_TIME * own)
                .count();
        return slow > 0 && slow >= MOST_OTHERS * others.size();
    }

    private static boolean isOfTheLoop(DiagnosticInput input, RequestHealth health) {
        Percentile shown = health.shown();
        double wait = health.millisAt(shown).orElse(0) - health.fastestMillis();
        boolean eachBlocks = input.sharedMachine() && health.fastestMillis() >= LEAST_OF_EACH_MILLIS;
        double least = eachBlocks ? health.fastestMillis() : leastWait(health, shown);
        return wait >= least
                && input.serverHealth()
                        .busiestProcess()
                        .filter(process -> process.used() < MOST_CORES)
                        .filter(process -> eachBlocks
                                || wait >= BlockingCall.CLEARLY * queueMillis(input.serverHealth(), process.used(), shown))
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
    private static double queueMillis(ServerHealth server, double used, Percentile percentile) {
        double mean = server.cpuMillisPerRequest().orElse(0) / (1 - used);
        return -mean * Math.log(1 - percentile.value() / 100);
    }
}
