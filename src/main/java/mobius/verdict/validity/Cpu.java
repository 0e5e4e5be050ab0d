package mobius.verdict.validity;

import java.util.List;
import mobius.verdict.evidence.Check;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;

/**
 * Checks whether the injector had enough CPU, by {@link CpuLoad}.
 *
 * <p>Gate {@code gate.cpu}: a delay if a core or the control group was busy, throttled or stolen beyond the limits; INCONCLUSIVE
 * if the lag of the injector is unknown or too large for a mere delay. INFO if the platform shares the machine and the injector
 * was on time, or if the operating system does not expose the load.
 */
public final class Cpu implements Check {

    private static final ValidityGate GATE = new ValidityGate("gate.cpu", "injector");

    @Override
    public List<Finding> ask(RunView run) {
        CpuLoad cpu = new CpuLoad(run);
        Observation facts = cpu.worst();
        if (!cpu.isKnown() && !cpu.isHot()) {
            return List.of(GATE.remarks(
                    facts, "Not available: this operating system does not expose how busy the cores were."));
        }
        return List.of(cpu.isHot() ? judgeHot(run, facts) : GATE.holds(facts, "CPU usage was within its limit."));
    }

    /**
     * Judges a busy machine. If the platform shares it, the platform may be what keeps it busy; the injector is affected only if
     * it was also late.
     */
    private static Finding judgeHot(RunView run, Observation facts) {
        SchedulingLag lag = new SchedulingLag(run);
        LoopWaits waits = new LoopWaits(run);
        boolean suffers = lag.isLate() || waits.areLong() || new ArrivalCount(run).fallsShort();
        if (run.conditions().targetOnSameMachine() && !suffers) {
            return GATE.remarks(facts, "Shown only: the platform shares the machine, and the injector was on time.");
        }
        boolean isBounded = lag.isKnown() && !lag.isBeyondUtmost() && !waits.areBeyondUtmost();
        String explanation = "The injector did not have enough CPU, so it measured its own delays.";
        String advice = "Use a machine with more cores for the injector, or lower mobius.scale.";
        return isBounded ? GATE.delays(facts, explanation, advice) : GATE.condemns(facts, explanation, advice);
    }
}
