package mobius.verdict;

import java.util.List;
import mobius.measure.Anomalies;
import mobius.runlog.RunLogOutcome;

/** Is the log whole, and can its times be true? */
final class LogIntact implements Question {

    private static final Gate LOG = new Gate("gate.log", "log");
    private static final Gate CLOCK = new Gate("gate.clock", "log");

    @Override
    public List<Finding> ask(JudgedRun run) {
        return List.of(judge(run.measurement().log()), judge(run.measurement().anomalies()));
    }

    private static Finding judge(RunLogOutcome log) {
        Facts facts = Facts.of("records read", "records").actual((double) log.records());
        return log.ending() == RunLogOutcome.Ending.COMPLETE
                ? LOG.holds(facts, "The log is whole.")
                : LOG.condemns(facts, log.explanation(), "What was read up to there is shown. Repeat the run.");
    }

    private static Finding judge(Anomalies anomalies) {
        Facts facts = Facts.of("records whose times cannot be true", "records")
                .expected(Limit.atMost(0))
                .actual((double) anomalies.total());
        return facts.meetTheLimit()
                ? CLOCK.holds(facts, "All times can be true.")
                : CLOCK.condemns(
                        facts,
                        "A clock was set while the run went on, so that its response times cannot be trusted.",
                        "Let the clock of the injector be slewed and not stepped, then repeat the run.");
    }
}
