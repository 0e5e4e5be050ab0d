package mobius.run.judge;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.Stream;
import mobius.budget.Percentile;
import mobius.capacity.StepResult;
import mobius.capacity.StepResult.Outcome;
import mobius.measure.LatencyHistogram;
import mobius.measure.MeasuredWindow;
import mobius.measure.Measurement;
import mobius.measure.Responses;
import mobius.report.text.RunReport;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Status;
import org.jspecify.annotations.Nullable;

/**
 * Derives the result of a step of a capacity search from a judged run. Its only measured window is the step. Budgets are compared
 * with point estimates, because certainty comes from several steps and not from one.
 */
public final class StepJudge {

    private static final double MILLIS = 1000.0;
    private static final String LATENCY = "latency.p";
    private static final int LEAST_BEYOND = 5;

    private final RunReport run;

    public StepJudge(RunReport run) {
        this.run = run;
    }

    public StepResult judge(double planned, Duration hold, String folder) {
        Measurement measurement = run.measurement();
        MeasuredWindow window = measurement.windows().get(0);
        double seconds = window.duration().toMillis() / MILLIS;
        Responses all = measurement.total().windows().get(0).whole();
        double sent = all.count() / seconds;
        Optional<String> doubt = sent == 0 ? Optional.of("No request was sent while it was measured.") : doubt();
        if (doubt.isPresent()) {
            return new StepResult(planned, sent, hold, Outcome.UNTRUSTED, null, null, doubt.get(), folder);
        }
        Optional<Finding> broken = worst(StepJudge::isBroken);
        Optional<Finding> worst = broken.or(() -> worst(StepJudge::isBudget));
        return new StepResult(
                planned,
                sent,
                hold,
                broken.isPresent() ? Outcome.BROKEN : Outcome.HELD,
                strain(broken, worst),
                figures(all, seconds),
                worst.map(finding -> finding.facts().value()).orElse(""),
                folder);
    }

    private Optional<String> doubt() {
        return run.verdict().doubt().or(this::delay).or(this::tooFew);
    }

    /** Returns true if a late injector may explain a budget that only an estimate breaks. */
    private Optional<String> delay() {
        return findings().anyMatch(finding -> finding.status() == Status.FAIL)
                        || findings().noneMatch(StepJudge::isBroken)
                ? Optional.empty()
                : run.verdict().delay();
    }

    /** Returns true if it is unknown whether the budgets hold: no latency was judged, and nothing broke. */
    private Optional<String> tooFew() {
        return findings().anyMatch(finding -> isBroken(finding) || isLatency(finding))
                ? Optional.empty()
                : Optional.of("There were too few responses to judge a latency budget: lengthen"
                        + " mobius.capacity.search.step.");
    }

    /** Returns the utilisation of the limit of a broken budget, at least 1, however the value was rounded. */
    private static @Nullable Double strain(Optional<Finding> broken, Optional<Finding> worst) {
        Double strain = worst.map(StepJudge::strain).orElse(null);
        return broken.isPresent() && strain != null ? (Double) Math.max(1, strain) : strain;
    }

    /** Returns the finding with the highest utilisation of its limit; one without a ratio if none has any. */
    private Optional<Finding> worst(Predicate<Finding> which) {
        return findings()
                .filter(which)
                .max(Comparator.comparing(StepJudge::strain, Comparator.nullsFirst(Comparator.naturalOrder())));
    }

    private static boolean isBroken(Finding finding) {
        Observation facts = finding.facts();
        return finding.status() == Status.FAIL
                || (isBudget(finding)
                        && facts.actual() != null
                        && facts.expected() != null
                        && !facts.expected().isMetBy(facts.actual()));
    }

    private static boolean isBudget(Finding finding) {
        return isLatency(finding) || (finding.id().equals("errors") && finding.status() != Status.INFO);
    }

    /** Returns true for a deciding budget with enough responses beyond its percentile not to depend on a single one. */
    private static boolean isLatency(Finding finding) {
        Long samples = finding.facts().samples();
        return finding.id().startsWith(LATENCY)
                && finding.status() != Status.INFO
                && samples != null
                && samples * (100 - Double.parseDouble(finding.id().substring(LATENCY.length()))) >= 100 * LEAST_BEYOND;
    }

    private static @Nullable Double strain(Finding finding) {
        Observation facts = finding.facts();
        if (facts.actual() == null || facts.expected() == null) {
            return null;
        }
        OptionalDouble ratio = facts.expected().strain(facts.actual());
        return ratio.isPresent() ? (Double) ratio.getAsDouble() : null;
    }

    private Stream<Finding> findings() {
        return run.verdict().findings().stream();
    }

    private StepResult.Figures figures(Responses all, double seconds) {
        LatencyHistogram timed = run.measurement()
                .total(run.budgets()::inTotal)
                .windows()
                .get(0)
                .whole()
                .ok();
        double answered = all.ok().count() / seconds;
        OptionalDouble mean = all.ok().meanMillis();
        return new StepResult.Figures(
                answered,
                mean.isPresent() ? (Double) (answered * mean.getAsDouble() / MILLIS) : null,
                millis(timed, Percentile.P50),
                millis(timed, Percentile.P95),
                millis(timed, Percentile.P99),
                all.errorRate().map(rate -> rate.value()).orElse(null));
    }

    private static @Nullable Long millis(LatencyHistogram latencies, Percentile percentile) {
        return latencies.at(percentile).map(Duration::toMillis).orElse(null);
    }
}
