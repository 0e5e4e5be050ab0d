package mobius.verdict.evidence;

import java.util.List;
import java.util.Optional;
import mobius.budget.Budgets;
import mobius.capacity.Economy;
import mobius.measure.Measurement;
import mobius.measure.PageSample;
import mobius.telemetry.Telemetry;
import mobius.telemetry.postgres.StatementPlan;
import mobius.telemetry.postgres.StatementUse;
import mobius.verdict.past.PastRuns;
import mobius.workload.Workload;

/**
 * The input of a verdict. Each part is a file in the run folder.
 *
 * @param measurement the measured values
 * @param workload the plan; empty for a log from elsewhere
 * @param budgets the limits
 * @param telemetry the metrics of injector and platform during the run; empty if none were recorded
 * @param conditions of the run
 * @param pages list and search responses, if the simulation recorded them
 * @param statements the database statements over the whole run; empty if they were not counted
 * @param plans how the database executes the slowest of these statements; empty if it was not asked
 * @param economy prices, and the units of a capacity
 * @param past the runs to compare with; empty if there is no history
 * @param injectors the injectors of a merged run; empty for a run of one injector
 */
public record Evidence(
        Measurement measurement,
        Optional<Workload> workload,
        Budgets budgets,
        Optional<Telemetry> telemetry,
        Conditions conditions,
        List<PageSample> pages,
        Optional<List<StatementUse>> statements,
        List<StatementPlan> plans,
        Economy economy,
        Optional<PastRuns> past,
        Optional<Injectors> injectors) {

    public Evidence {
        pages = List.copyOf(pages);
        statements = statements.map(List::copyOf);
        plans = List.copyOf(plans);
    }

    /** Creates evidence without the parts that only single checks need. */
    public Evidence(
            Measurement measurement,
            Optional<Workload> workload,
            Budgets budgets,
            Optional<Telemetry> telemetry,
            Conditions conditions) {
        this(
                measurement,
                workload,
                budgets,
                telemetry,
                conditions,
                List.of(),
                Optional.empty(),
                List.of(),
                Economy.UNKNOWN,
                Optional.empty(),
                Optional.empty());
    }

    /** Returns the evidence with the injectors of a merged run. */
    public Evidence sentBy(Optional<Injectors> several) {
        return new Evidence(
                measurement,
                workload,
                budgets,
                telemetry,
                conditions,
                pages,
                statements,
                plans,
                economy,
                past,
                several);
    }

    /** Returns the evidence with past runs to compare with. */
    public Evidence after(PastRuns runs) {
        return new Evidence(
                measurement,
                workload,
                budgets,
                telemetry,
                conditions,
                pages,
                statements,
                plans,
                economy,
                Optional.of(runs),
                injectors);
    }
}
