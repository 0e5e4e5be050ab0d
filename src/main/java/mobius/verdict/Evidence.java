package mobius.verdict;

import java.util.List;
import java.util.Optional;
import mobius.budget.Budgets;
import mobius.capacity.Economy;
import mobius.measure.Measurement;
import mobius.measure.PageSample;
import mobius.telemetry.Telemetry;
import mobius.telemetry.postgres.StatementUse;
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
 */
public record Evidence(
        Measurement measurement,
        Optional<Workload> workload,
        Budgets budgets,
        Optional<Telemetry> telemetry,
        Conditions conditions,
        List<PageSample> pages,
        Optional<List<StatementUse>> statements,
        Economy economy) {

    public Evidence {
        pages = List.copyOf(pages);
        statements = statements.map(List::copyOf);
    }
}
