package mobius.verdict.validity;

import java.util.List;
import mobius.measure.Anomalies;
import mobius.runlog.RunLogOutcome;
import mobius.verdict.evidence.Check;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Threshold;

/**
 * Checks whether the log is complete and its times are plausible.
 *
 * <p>Gate {@code gate.log}: INCONCLUSIVE if the log was not read to its end. Gate {@code gate.clock}: INCONCLUSIVE if any time in
 * it is impossible.
 */
public final class LogComplete implements Check {

    private static final ValidityGate LOG = new ValidityGate("gate.log", "log");
    private static final ValidityGate CLOCK = new ValidityGate("gate.clock", "log");

    @Override
    public List<Finding> ask(RunView run) {
        return List.of(judge(run.measurement().log()), judge(run.measurement().anomalies()));
    }

    private static Finding judge(RunLogOutcome log) {
        Observation facts = Observation.of("records read", "records").actual((double) log.records());
        return log.ending() == RunLogOutcome.Ending.COMPLETE
                ? LOG.holds(facts, "The log is whole.")
                : LOG.condemns(facts, log.explanation(), "The records before that are shown. Repeat the run.");
    }

    private static Finding judge(Anomalies anomalies) {
        Observation facts = Observation.of("records with impossible times", "records")
                .expected(Threshold.atMost(0))
                .actual((double) anomalies.total());
        return facts.meetTheLimit()
                ? CLOCK.holds(facts, "All times are plausible.")
                : CLOCK.condemns(
                        facts,
                        "A clock was set during the run, so its response times cannot be trusted.",
                        "Slew the clock of the injector instead of stepping it, then repeat the run.");
    }
}
