package mobius.verdict.evidence;

import java.util.List;
import java.util.Optional;
import mobius.budget.Budgets;
import mobius.capacity.Economy;
import mobius.measure.Measurement;
import mobius.measure.PageSample;
import mobius.telemetry.Telemetry;
import mobius.telemetry.postgres.StatementUse;
import mobius.verdict.past.PastRuns;
import mobius.workload.Workload;

/**
 * All that a verdict rests on; each part of it is a file of the run folder.
 *
 * @param measurement the numbers
 * @param workload the plan; empty for a log from elsewhere
 * @param budgets what is acceptable
 * @param telemetry what the injector did meanwhile; empty when nobody watched it
 * @param conditions of the run
 * @param pages the answers of lists and searches, where the simulation kept them one by one
 * @param statements what those of the platform's database did during the whole run; empty where nobody counted them
 * @param economy prices, and what a capacity is counted in
 * @param past the runs that it is held against; empty when nobody looked for any
 * @param injectors who sent a merged run; empty for a run of one injector
 */
public record Evidence(
        Measurement measurement,
        Optional<Workload> workload,
        Budgets budgets,
        Optional<Telemetry> telemetry,
        Conditions conditions,
        List<PageSample> pages,
        Optional<List<StatementUse>> statements,
        Economy economy,
        Optional<PastRuns> past,
        Optional<Injectors> injectors) {

    public Evidence {
        pages = List.copyOf(pages);
        statements = statements.map(List::copyOf);
    }

    /** Of a run whose figures alone are asked for. */
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
                Economy.UNKNOWN,
                Optional.empty());
    }

    /** Of a run of one injector. */
    public Evidence(
            Measurement measurement,
            Optional<Workload> workload,
            Budgets budgets,
            Optional<Telemetry> telemetry,
            Conditions conditions,
            List<PageSample> pages,
            Optional<List<StatementUse>> statements,
            Economy economy,
            Optional<PastRuns> past) {
        this(
                measurement,
                workload,
                budgets,
                telemetry,
                conditions,
                pages,
                statements,
                economy,
                past,
                Optional.empty());
    }

    /** The same run, merged from the parts of several injectors. */
    public Evidence sentBy(Optional<Injectors> several) {
        return new Evidence(
                measurement, workload, budgets, telemetry, conditions, pages, statements, economy, past, several);
    }

    /** The same run, held against others. */
    public Evidence after(PastRuns runs) {
        return new Evidence(
                measurement, workload, budgets, telemetry, conditions, pages, statements, economy, Optional.of(runs), injectors);
    }
}
