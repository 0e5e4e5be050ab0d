package mobius.verdict.regression;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import mobius.verdict.evidence.Check;
import mobius.verdict.evidence.RunMetrics;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Level;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Status;
import mobius.verdict.finding.Text;
import mobius.verdict.finding.Threshold;
import mobius.verdict.past.PastRun;
import mobius.verdict.past.PastRuns;
import mobius.verdict.past.RegressionDetector;
import mobius.verdict.past.RegressionDetector.Answer;
import mobius.verdict.past.RegressionScale;
import mobius.verdict.past.RunMetric;
import mobius.verdict.validity.Delays;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether the platform has become worse. All metrics of a run share a false-alarm rate of 1 %.
 *
 * <p>Findings {@code regression.p95} and so on, one for each metric of {@link RunMetrics}. SUSPECT if the present run alone is
 * worse than the reference. FAIL if the present run and the two before it are worse together, and each of them on its own. PASS
 * if the margin is excluded, otherwise INFO. In a smoke check, SUSPECT and FAIL become INFO.
 */
public final class Regression implements Check {

    static final String ID = "regression";

    /** False-alarm rate of all findings of a run. */
    private static final double ERROR_RATE = 0.01;

    /** Comparisons of each metric: this run alone, and the last three runs together. */
    private static final int QUESTIONS = 2;

    @Override
    public List<Finding> ask(RunView run) {
        return run.past().map(past -> ask(run, past)).orElse(List.of());
    }

    /** The findings of a run with history: gaps first if it cannot be compared at all. */
    private static List<Finding> ask(RunView run, PastRuns past) {
        if (past.reference(0).size() < RegressionDetector.FEWEST_RUNS) {
            return List.of(RegressionGaps.tooFew(past));
        }
        Optional<Finding> delay = Delays.within(run);
        if (delay.isPresent()) {
            return List.of(RegressionGaps.delayed(delay.get(), run.conditions().smokeCheck()));
        }
        List<RunMetric> tonight = RunMetrics.of(run);
        List<RunMetric> figures = tonight.stream()
                .filter(figure -> past.reference(figure, 0).size() >= RegressionDetector.FEWEST_RUNS)
                .toList();
        double alpha = ERROR_RATE / QUESTIONS / Math.max(1, figures.size());
        Stream<Finding> judged = figures.stream()
                .map(figure -> judge(figure, past, alpha))
                .map(finding -> run.conditions().smokeCheck() ? shownOnly(finding) : finding);
        return Stream.concat(judged, RegressionGaps.of(tonight, past)).toList();
    }

    /** Quick runs share their machine with other work and are too short to average its effect out. */
    private static Finding shownOnly(Finding finding) {
        return finding.status() == Status.PASS
                ? finding
                : Finding.of(
                                finding.id(),
                                finding.subject(),
                                Status.INFO,
                                finding.facts(),
                                "Shown only, because a quick run cannot prove a regression. " + finding.explanation())
                        .withLevel(finding.level());
    }

    /** The finding of one metric. */
    private static Finding judge(RunMetric figure, PastRuns past, double alpha) {
        RegressionScale worsening = new RegressionScale(figure.kind(), alpha);
        List<RunMetric> reference = past.reference(figure, 0);
        Answer tonight = worsening.judge(reference, List.of(figure));
        Optional<Finding> confirmed = confirmed(figure, past, worsening);
        if (confirmed.isPresent()) {
            return confirmed.get();
        }
        String scatter = scatter(worsening, tonight, reference);
        return switch (tonight.status()) {
            case SUSPECT ->
                finding(figure, worsening, tonight, reference, Status.SUSPECT, scatter)
                        .withAdvice("Run it again: three such runs in a row fail. If the change is intended, accept it:"
                                + " bin/mobius accept --last --reason \"...\".");
            case PASS -> finding(figure, worsening, tonight, reference, Status.PASS, scatter);
            default -> finding(figure, worsening, tonight, reference, Status.INFO, "Not clear. " + scatter);
        };
    }

    /**
     * Returns a failure if three consecutive runs show it. Each of the three must be worse on its own: a problem that is fixed
     * must not fail because of the runs before, nor a single outlier because of its size.
     */
    private static Optional<Finding> confirmed(RunMetric figure, PastRuns past, RegressionScale worsening) {
        List<RunMetric> candidates = Stream.concat(
                        past.latest(PastRuns.TOGETHER - 1).stream().flatMap(run -> run.figure(figure).stream()),
                        Stream.of(figure))
                .toList();
        List<RunMetric> reference = past.reference(figure, PastRuns.TOGETHER - 1);
        if (candidates.size() < PastRuns.TOGETHER || reference.size() < RegressionDetector.FEWEST_RUNS) {
            return Optional.empty();
        }
        Answer together = worsening.judge(reference, candidates);
        return together.status() == Status.SUSPECT
                        && candidates.stream().allMatch(run -> worsening.isWorse(run, together))
                ? Optional.of(failure(figure, worsening, together, reference, past))
                : Optional.empty();
    }

    /** The failure of three runs, with the run in which it began. */
    private static Finding failure(
            RunMetric figure, RegressionScale worsening, Answer together, List<RunMetric> reference, PastRuns past) {
        PastRun first = past.beginOf(run -> run.figure(figure)
                .filter(own -> worsening.isWorse(own, together))
                .isPresent());
        return finding(
                        figure,
                        worsening,
                        together,
                        reference,
                        Status.FAIL,
                        "Three runs in a row show it. It came with the run of " + first.name() + ". "
                                + scatter(worsening, together, reference))
                .withAdvice(
                        "Look for what changed in that build. If the change is intended, accept it: bin/mobius accept "
                                + first.id() + " --reason \"...\".");
    }

    private static Finding finding(
            RunMetric figure,
            RegressionScale worsening,
            Answer answer,
            List<RunMetric> reference,
            Status status,
            String explanation) {
        Observation facts = Observation.of(label(figure), unit(figure))
                .expected(Threshold.below(worsening.shownMargin()))
                .actual(worsening.shown(answer.difference()))
                .between(worsening.shown(answer.low()), worsening.shown(answer.high()))
                .samples(reference.size());
        @Nullable
        Level level = status == Status.SUSPECT || status == Status.FAIL ? worsening.level(answer.difference()) : null;
        String words = level == null ? explanation : "Level " + level + ". " + explanation;
        return Finding.of(ID + "." + figure.kind().id(), figure.subject(), status, facts, words)
                .withLevel(level);
    }

    /** Returns the unit of the change for display. */
    static String unit(RunMetric figure) {
        return figure.kind() == RunMetric.Kind.ERRORS ? "points" : "%";
    }

    /** Returns the name of the change for display. */
    static String label(RunMetric figure) {
        return figure.kind() == RunMetric.Kind.THROUGHPUT
                ? "loss of throughput of " + figure.subject()
                : "increase of " + figure.name();
    }

    /** Describes the values and the smallest change that could have been detected. */
    private static String scatter(RegressionScale worsening, Answer answer, List<RunMetric> reference) {
        return String.format(
                Locale.ROOT,
                "%s after %s in %d runs of reference; with their noise, less than %s would not have been suspected.",
                shown(worsening, answer.centre() + answer.difference()),
                shown(worsening, answer.centre()),
                reference.size(),
                Text.of(
                        worsening.shown(answer.smallest()),
                        worsening.kind() == RunMetric.Kind.ERRORS ? "points" : "%"));
    }

    private static String shown(RegressionScale worsening, double score) {
        double figure = worsening.figure(score);
        return switch (worsening.kind()) {
            case ERRORS -> Text.of(100 * figure, "%");
            case MEMORY -> Text.of(figure / (1 << 20), "MiB");
            default -> Text.of(figure, worsening.kind().unit());
        };
    }
}
