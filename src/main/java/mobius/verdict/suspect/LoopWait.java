package mobius.verdict.suspect;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import mobius.budget.Percentile;

/**
 * The wait for a blocked event loop as the injector sees it, if the platform does not expose its lag. A health check does
 * nothing: its time is the network, which is constant, and the wait for the loop, which is not. All other requests wait as long.
 * A wait that CPU time explains does not count, because requests also queue for a busy core.
 */
final class LoopWait {

    private static final long FEWEST_PROBES = 5;
    private static final long FEWEST_OF_OTHERS = 20;

    /**
     * Least p95 of other requests, relative to that of the health check: if the wait is the health check's own, theirs is far
     * shorter.
     */
    private static final double LEAST_OF_ITS_TIME = 0.5;

    private static final double MOST_OTHERS = 0.75;
    private static final double MOST_CORES = 0.7;

    /** Use of a shared machine from which processes wait for a core. */
    private static final double BUSY_MACHINE = 0.8;

    /** Fewest requests that must wait for a sign-in; fewer cannot be detected. */
    private static final double LEAST_EXPECTED = 0.02;

    /** Share of the expected number; a small number of health checks makes it uncertain. */
    private static final double MOST_OF_EXPECTED = 0.5;

    private static final double FEWEST_DELAYED_PROBES = 2;
    private static final double MILLIS = 1_000;

    /** Time of the fastest response, on the injector's own machine, from which each request itself blocks the loop. */
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
     * Returns true if about as many requests of every kind are late as expected if each sign-in blocks the loop for as long as
     * its fastest response takes. A request that arrives in the first half of such a time waits for more than the other half. Its
     * probability is the rate of sign-ins times half of the time. A password that is hashed in a thread delays no other request.
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

    /** Returns true if the other requests are slow together with it. */
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
                                || wait
                                        >= BlockingCall.CLEARLY
                                                * queueMillis(input.serverHealth(), process.used(), shown))
                        .isPresent();
    }

    /**
     * The least wait that counts, so that a varying network does not look like a queue: the budget, or half of it if only the
     * median is known.
     */
    private static double leastWait(RequestHealth health, Percentile shown) {
        double budget = health.target().orElse(Double.POSITIVE_INFINITY);
        return shown.equals(Percentile.P95) ? budget : budget / 2;
    }

    /**
     * Returns a percentile of the response times if requests only queue for one core, with arrivals and CPU times at random
     * (M/M/1). They are exponential with the mean CPU time of a request over the share of time in which the core is idle.
     */
    private static double queueMillis(ServerHealth server, double used, Percentile percentile) {
        double mean = server.cpuMillisPerRequest().orElse(0) / (1 - used);
        return -mean * Math.log(1 - percentile.value() / 100);
    }
}
