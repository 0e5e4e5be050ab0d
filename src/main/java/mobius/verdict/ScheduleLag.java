package mobius.verdict;

import java.util.List;

/** Was the injector let run when it wanted to? */
final class ScheduleLag implements Question {

    private static final Gate GATE = new Gate("gate.lag", "injector");
    private static final Gate STALLS = new Gate("gate.stalls", "injector");

    @Override
    public List<Finding> ask(JudgedRun run) {
        SchedulingLag lag = new SchedulingLag(run);
        return List.of(
                judge(run, lag, GATE, lag.usual(), lag.utmost()),
                judge(run, lag, STALLS, lag.stalls(), lag.utmostInStalls()));
    }

    private static Finding judge(JudgedRun run, SchedulingLag lag, Gate gate, Facts facts, Limit utmost) {
        if (!lag.isKnown()) {
            return gate.notKnown(run, facts, "The injector was not watched all through the measured windows.");
        }
        return facts.meetTheLimit()
                ? gate.holds(facts, "The injector ran when it wanted to.")
                : gate.delays(
                        facts,
                        utmost,
                        "The injector was kept from running, and its delays read as response time of the platform.",
                        "Leave its machine to the injector alone, or give it more cores or a larger heap.");
    }
}
