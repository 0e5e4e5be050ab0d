package mobius.verdict.validity;

import java.util.List;
import mobius.telemetry.InjectorMetrics;
import mobius.verdict.evidence.Check;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Threshold;

/**
 * Checks whether garbage collection paused the injector. Other safepoints appear as stalls of the watchdog.
 *
 * <p>Gate {@code gate.pauses}: a delay if a pause took more than 100 ms, or all pauses more than 1 % of the time. INCONCLUSIVE
 * beyond ten times either limit.
 */
public final class Pauses implements Check {

    private static final ValidityGate GATE = new ValidityGate("gate.pauses", "injector");
    private static final double LONGEST_MILLIS = 100;
    private static final double MOST_PERCENT = 1;

    /** Multiple of each limit up to which pauses merely delay responses. */
    private static final double UTMOST = 10;

    @Override
    public List<Finding> ask(RunView run) {
        InjectorView injector = new InjectorView(run);
        Observation longest = Observation.of("longest pause of a garbage collection", "ms")
                .expected(Threshold.atMost(LONGEST_MILLIS));
        if (!injector.isWatched()) {
            return List.of(
                    GATE.notKnown(run, longest, "The injector was not monitored throughout the measured windows."));
        }
        return List.of(
                judge(longest.actual(injector.max(InjectorMetrics.GC_PAUSE).orElse(0)), share(injector)));
    }

    private static Observation share(InjectorView injector) {
        return Observation.of("time in pauses of garbage collection", "%")
                .expected(Threshold.atMost(MOST_PERCENT))
                .actual(100
                        * injector.sum(InjectorMetrics.GC_PAUSE)
                        / injector.duration().toMillis());
    }

    /** Judges the longest pause and the share of time. */
    private static Finding judge(Observation longest, Observation share) {
        if (longest.meetTheLimit() && share.meetTheLimit()) {
            return GATE.holds(longest, "Garbage collection was within its limit.");
        }
        boolean isWithin = isAtMost(longest, UTMOST * LONGEST_MILLIS) && isAtMost(share, UTMOST * MOST_PERCENT);
        Observation facts = longest.meetTheLimit() ? share : longest;
        String explanation = "While the injector collects garbage, its users are paused and their responses wait.";
        String advice = "Give the injector a larger heap, or lower mobius.scale.";
        return isWithin ? GATE.delays(facts, explanation, advice) : GATE.condemns(facts, explanation, advice);
    }

    private static boolean isAtMost(Observation facts, double utmost) {
        return facts.expected(Threshold.atMost(utmost)).meetTheLimit();
    }
}
