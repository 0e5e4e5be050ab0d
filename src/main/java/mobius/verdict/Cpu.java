package mobius.verdict;

import java.util.List;

/** Had the injector enough CPU? */
final class Cpu implements Question {

    private static final Gate GATE = new Gate("gate.cpu", "injector");

    @Override
    public List<Finding> ask(JudgedRun run) {
        CpuLoad cpu = new CpuLoad(run);
        Facts facts = cpu.worst();
        if (!cpu.isKnown() && !cpu.isHot()) {
            return List.of(GATE.remarks(facts, "This operating system does not tell how busy the cores were."));
        }
        return List.of(cpu.isHot() ? judgeHot(run, facts) : GATE.holds(facts, "There was CPU to spare."));
    }

    /** On one machine the target may well be what is busy; the injector suffers only when it runs late as well. */
    private static Finding judgeHot(JudgedRun run, Facts facts) {
        SchedulingLag lag = new SchedulingLag(run);
        LoopWaits waits = new LoopWaits(run);
        boolean suffers = lag.isLate() || waits.areLong() || new ArrivalCount(run).fallsShort();
        if (run.conditions().targetOnSameMachine() && !suffers) {
            return GATE.remarks(facts, "Shown only: the platform shares the machine, and the injector was punctual.");
        }
        boolean isBounded = lag.isKnown() && !lag.isBeyondUtmost() && !waits.areBeyondUtmost();
        String explanation = "The injector was short of CPU, so that it measured itself.";
        String advice = "Use a machine with more cores for the injector, or lower mobius.scale.";
        return isBounded ? GATE.delays(facts, explanation, advice) : GATE.condemns(facts, explanation, advice);
    }
}
