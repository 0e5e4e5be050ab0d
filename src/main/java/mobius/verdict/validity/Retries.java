package mobius.verdict.validity;

import java.util.List;
import mobius.budget.Budget;
import mobius.measure.Measurement;
import mobius.measure.RequestStats;
import mobius.verdict.evidence.Check;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Status;

/**
 * Reports the share of retries in the load. Users who repeat failed requests add to the load that made them fail.
 *
 * <p>Finding {@code retries}: INFO if there were any.
 */
public final class Retries implements Check {

    @Override
    public List<Finding> ask(RunView run) {
        long retries = run.measurement().requests().stream()
                .filter(request -> Measurement.isRetry(request.name()))
                .mapToLong(request -> request.whole().count())
                .sum();
        long all = run.measurement().requests().stream()
                .map(RequestStats::whole)
                .mapToLong(whole -> whole.count())
                .sum();
        if (retries == 0) {
            return List.of();
        }
        Observation facts = Observation.of("retries of all requests", "%")
                .actual(100.0 * retries / all)
                .samples(all);
        return List.of(Finding.of(
                "retries",
                Budget.TOTAL,
                Status.INFO,
                facts,
                "Users retried failed requests, as the web client does: this load was not planned."));
    }
}
