package mobius.verdict.validity;

import java.util.List;
import java.util.Optional;
import mobius.measure.Measurement;
import mobius.measure.RunFacts;
import mobius.verdict.evidence.Check;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Threshold;
import mobius.workload.Workload;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether all users that started have ended. The log of a killed run can end with a complete record, but lacks the ends of
 * its users.
 *
 * <p>Gate {@code gate.users}: INCONCLUSIVE if more users ended than started, or if some were active at the end of the log and the
 * plan was not complete. INFO if they were active after the end of the plan.
 */
public final class UserAccounting implements Check {

    private static final ValidityGate GATE = new ValidityGate("gate.users", "log");

    @Override
    public List<Finding> ask(RunView run) {
        Measurement measurement = run.measurement();
        long active = measurement.usersStarted() - measurement.usersEnded();
        Observation facts = Observation.of("users still active at the end of the log", "users")
                .expected(Threshold.atMost(0))
                .actual((double) active)
                .samples(measurement.usersStarted());
        if (active < 0) {
            return List.of(
                    GATE.condemns(facts, "More users ended than started.", "Records are missing: repeat the run."));
        }
        return List.of(active == 0 ? GATE.holds(facts, "Every user that started has ended.") : judgeActive(run, facts));
    }

    /** Judges users that were still active. A simulation with a maximum duration stops its users at the end of the plan. */
    private static Finding judgeActive(RunView run, Observation facts) {
        return reachedTheEnd(run.workload(), run.measurement().run())
                ? GATE.remarks(facts, "The plan was complete, and its last users were stopped.")
                : GATE.condemns(
                        facts, "The run was stopped before the end of its plan.", "Repeat the run and let it finish.");
    }

    /** True if the run lasted at least as long as its plan. */
    private static boolean reachedTheEnd(Optional<Workload> plan, @Nullable RunFacts run) {
        return run != null
                && plan.isPresent()
                && run.durationMillis() >= plan.get().duration().toMillis();
    }
}
