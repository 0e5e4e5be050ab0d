package mobius.run;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;
import mobius.budget.Percentile;
import mobius.capacity.StepResult;
import mobius.capacity.StepResult.Outcome;
import mobius.measure.Latencies;
import mobius.measure.MeasuredWindow;
import mobius.measure.Measurement;
import mobius.measure.Responses;
import mobius.report.JudgedRun;
import mobius.verdict.Facts;
import mobius.verdict.Finding;
import mobius.verdict.Status;

/** What a judged run tells about the load that it offered. Its one measured window is the step. */
final class StepJudge {

    private static final double MILLIS = 1000.0;

    private final JudgedRun run;

    StepJudge(JudgedRun run) {
        this.run = run;
    }

    StepResult judge(double planned, Duration hold, String folder) {
        Measurement measurement = run.measurement();
        MeasuredWindow window = measurement.windows().get(0);
        double seconds = window.duration().toMillis() / MILLIS;
        Responses all = measurement.total().windows().get(0).whole();
        double sent = all.count() / seconds;
        Optional<Finding> doubt = doubt();
        if (doubt.isPresent() || sent == 0) {
            String why = doubt.map(Finding::explanation).orElse("Nothing was sent while it was measured.");
            return new StepResult(planned, sent, hold, Outcome.UNTRUSTED, null, null, why, folder);
        }
        Optional<Finding> worst = worst();
        boolean broken = run.verdict().findings().stream().anyMatch(finding -> finding.status() == Status.FAIL);
        double strain = worst.map(StepJudge::strain).orElse(0.0);
        return new StepResult(
                planned,
                sent,
                hold,
                broken ? Outcome.BROKEN : Outcome.HELD,
                broken ? Math.max(1, strain) : strain,
                figures(all, seconds),
                worst.map(finding -> finding.facts().value()).orElse(""),
                folder);
    }

    private Optional<Finding> doubt() {
        return run.verdict().findings().stream()
                .filter(finding -> finding.trustGate() && finding.status() == Status.INCONCLUSIVE)
                .findFirst();
    }

    /** The budget that was judged and is under the largest strain. */
    private Optional<Finding> worst() {
        return run.verdict().findings().stream()
                .filter(finding ->
                        finding.id().startsWith("latency.") || finding.id().equals("errors"))
                .filter(finding -> finding.status() == Status.PASS || finding.status() == Status.FAIL)
                .filter(finding ->
                        finding.facts().expected() != null && finding.facts().actual() != null)
                .max(Comparator.comparingDouble(StepJudge::strain));
    }

    private static double strain(Finding finding) {
        Facts facts = finding.facts();
        return facts.actual() == null || facts.expected() == null
                ? 0
                : facts.actual() / facts.expected().value();
    }

    private StepResult.Figures figures(Responses all, double seconds) {
        Latencies timed = run.measurement()
                .total(run.budgets()::inTotal)
                .windows()
                .get(0)
                .whole()
                .ok();
        double answered = all.ok().count() / seconds;
        OptionalDouble mean = all.ok().meanMillis();
        return new StepResult.Figures(
                answered,
                answered * mean.orElse(0) / MILLIS,
                millis(timed, Percentile.P50),
                millis(timed, Percentile.P95),
                millis(timed, Percentile.P99),
                all.errorRate().map(rate -> rate.value()).orElse(0.0));
    }

    private static long millis(Latencies latencies, Percentile percentile) {
        return latencies.at(percentile).map(Duration::toMillis).orElse(0L);
    }
}
