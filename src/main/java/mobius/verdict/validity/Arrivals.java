package mobius.verdict.validity;

import java.util.List;
import mobius.verdict.evidence.Check;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Status;

/**
 * Checks whether users arrived as planned, by {@link ArrivalCount}.
 *
 * <p>Gate {@code gate.arrivals}: INCONCLUSIVE if too few of the planned users started, overall or in one second. It is a FAIL of
 * the platform instead if the injector was monitored, idle and on time. INFO without a plan.
 */
public final class Arrivals implements Check {

    private static final ValidityGate GATE = new ValidityGate("gate.arrivals", "injector");

    /** The gates of an injector that is idle, on time, and not killed. */
    private static final List<String> HEALTH =
            List.of("gate.log", "gate.users", "gate.lag", "gate.stalls", "gate.waits", "gate.cpu");

    private final int injectors;

    public Arrivals() {
        this(1);
    }

    /** Creates the gate for the part of one of several injectors, of which each is asked. */
    Arrivals(int injectors) {
        this.injectors = injectors;
    }

    @Override
    public List<Finding> ask(RunView run) {
        ArrivalCount arrivals = new ArrivalCount(run, injectors);
        Observation facts = arrivals.fallsShortInASecond() && !arrivals.fallsShortOverall()
                ? arrivals.worstSecond()
                : arrivals.overall();
        if (!arrivals.isPlanned()) {
            return List.of(GATE.remarks(facts, "Without a plan the expected number of users is unknown."));
        }
        return List.of(arrivals.fallsShort() ? blame(run, facts) : GATE.holds(facts, "Users arrived as planned."));
    }

    /** Attributes missing users. If the injector was monitored, idle and on time, only the platform can have held them up. */
    private static Finding blame(RunView run, Observation facts) {
        if (isHealthy(run)) {
            return Finding.of(
                            GATE.id(),
                            "platform",
                            Status.FAIL,
                            facts,
                            "Users could not start in time although the injector was idle and on time.")
                    .withAdvice(
                            "Users that did not start are failures of the platform: check its queues and connections.");
        }
        return GATE.condemns(
                facts,
                "Users started late, and Gatling does not count this delay as response time.",
                "Use a machine with more cores for the injector, or lower mobius.scale.");
    }

    /** True if the injector was monitored, on time and not busy. */
    private static boolean isHealthy(RunView run) {
        return run.injectors()
                .map(injectors -> injectors.sentTogether() && injectors.allHold(HEALTH))
                .orElseGet(() -> isOnTime(run));
    }

    private static boolean isOnTime(RunView run) {
        SchedulingLag lag = new SchedulingLag(run);
        CpuLoad cpu = new CpuLoad(run);
        boolean punctual = lag.isKnown() && !lag.isLate() && !new LoopWaits(run).areLong();
        return punctual && cpu.isKnown() && !cpu.isHot();
    }
}
