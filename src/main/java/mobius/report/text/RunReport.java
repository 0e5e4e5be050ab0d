package mobius.report.text;

import java.util.List;
import java.util.Optional;
import mobius.budget.Budgets;
import mobius.measure.Measurement;
import mobius.telemetry.Telemetry;
import mobius.trace.NotedTraces;
import mobius.verdict.evidence.Conditions;
import mobius.verdict.evidence.Evidence;
import mobius.verdict.evidence.Injectors;
import mobius.verdict.finding.Verdict;
import mobius.verdict.leak.GrowthLine;

/**
 * All that reports are made from.
 *
 * @param tested what was tested
 * @param verdict what the run means
 * @param measurement the numbers of the run
 * @param budgets what they were held against
 * @param telemetry what the injector did meanwhile; empty when nobody watched it
 * @param growth the lines along which something of the platform leaked
 * @param noted its slowest and failed requests
 * @param injectors who sent a merged run; empty for a run of one injector
 */
public record RunReport(
        RunInfo tested,
        Verdict verdict,
        Measurement measurement,
        Budgets budgets,
        Optional<Telemetry> telemetry,
        List<GrowthLine> growth,
        NotedTraces noted,
        Optional<Injectors> injectors) {

    public RunReport {
        growth = List.copyOf(growth);
    }

    /** Creates the report of a run of one injector. */
    public RunReport(
            RunInfo tested,
            Verdict verdict,
            Measurement measurement,
            Budgets budgets,
            Optional<Telemetry> telemetry,
            List<GrowthLine> growth,
            NotedTraces noted) {
        this(tested, verdict, measurement, budgets, telemetry, growth, noted, Optional.empty());
    }

    /** What its figures rest on. */
    public Evidence evidenceOfFigures() {
        return new Evidence(measurement, tested.workload(), budgets, telemetry, Conditions.unknown()).sentBy(injectors);
    }
}
