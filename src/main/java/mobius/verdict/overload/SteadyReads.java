package mobius.verdict.overload;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import mobius.budget.Budgets;
import mobius.budget.Percentile;
import mobius.measure.LatencyHistogram;
import mobius.measure.RequestStats;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Status;

/** Reports the latency of reads in each window around a spike. */
final class SteadyReads {

    private final RunView run;
    private final RequestStats reads;

    SteadyReads(RunView run) {
        this.run = run;
        reads = run.measurement()
                .total(request -> isRead(request) && run.budgets().inTotal(request));
    }

    /** Returns a finding for each window with OK responses of reads. */
    List<Finding> felt() {
        return IntStream.range(0, run.measurement().windows().size())
                .mapToObj(this::felt)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Finding> felt(int window) {
        LatencyHistogram times = reads.windows().get(window).whole().ok();
        return times.at(Percentile.P95).map(p95 -> {
            Observation facts = Observation.of("p95 of reads", "ms")
                    .actual((double) p95.toMillis())
                    .samples(times.count())
                    .within(run.window(window));
            return Finding.of("spike.reads", "reads", Status.INFO, facts, "Reads before, during and after the spike.");
        });
    }

    /** Reads are GET requests. */
    private static boolean isRead(String request) {
        return Budgets.endpointOf(request).startsWith("GET ");
    }
}
