package mobius.verdict;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import mobius.verdict.NightlyScreen.Answer;
import org.jspecify.annotations.Nullable;

/**
 * Has the platform become worse than it was? Tonight's run is held against the reference alone, which may make it suspect, and
 * together with the two runs before it, which may make it a failure. All figures of a night share its 1 %.
 */
final class Regression implements Question {

    static final String ID = "regression";

    private static final double ERROR_RATE = 0.01;

    /** Each figure is asked about tonight and about the last three runs. */
    private static final int QUESTIONS = 2;

    @Override
    public List<Finding> ask(JudgedRun run) {
        return run.past().map(past -> ask(run, past)).orElse(List.of());
    }

    private static List<Finding> ask(JudgedRun run, PastRuns past) {
        if (past.reference(0).size() < NightlyScreen.FEWEST_RUNS) {
            return List.of(RegressionGaps.tooFew(past));
        }
        Optional<Finding> delay = Delays.within(run);
        if (delay.isPresent()) {
            return List.of(RegressionGaps.delayed(delay.get(), run.conditions().smokeCheck()));
        }
        List<RunFigure> tonight = RunFigures.of(run);
        List<RunFigure> figures = tonight.stream()
                .filter(figure -> past.reference(figure, 0).size() >= NightlyScreen.FEWEST_RUNS)
                .toList();
        double alpha = ERROR_RATE / QUESTIONS / Math.max(1, figures.size());
        Stream<Finding> judged = figures.stream()
                .map(figure -> judge(figure, past, alpha))
                .map(finding -> run.conditions().smokeCheck() ? shownOnly(finding) : finding);
        return Stream.concat(judged, RegressionGaps.of(tonight, past)).toList();
    }

    /** Quick runs are made on machines that do other work beside it, and are too short to average that out. */
    private static Finding shownOnly(Finding finding) {
        return finding.status() == Status.PASS
                ? finding
                : Finding.of(
                                finding.id(),
                                finding.subject(),
                                Status.INFO,
                                finding.facts(),
                                "Shown only, as a quick run proves no regression. " + finding.explanation())
                        .withLevel(finding.level());
    }

    private static Finding judge(RunFigure figure, PastRuns past, double alpha) {
        Worsening worsening = new Worsening(figure.kind(), alpha);
        List<RunFigure> reference = past.reference(figure, 0);
        Answer tonight = worsening.judge(reference, List.of(figure));
        Optional<Finding> confirmed = confirmed(figure, past, worsening);
        if (confirmed.isPresent()) {
            return confirmed.get();
        }
        String scatter = scatter(worsening, tonight, reference);
        return switch (tonight.status()) {
            case SUSPECT ->
                finding(figure, worsening, tonight, reference, Status.SUSPECT, scatter)
                        .withAdvice("Run it again: three such runs in a row fail. If the change is meant, say so:"
                                + " bin/mobius accept --last --reason \"...\".");
            case PASS -> finding(figure, worsening, tonight, reference, Status.PASS, scatter);
            default -> finding(figure, worsening, tonight, reference, Status.INFO, "Cannot tell. " + scatter);
        };
    }

    /** Each of the three must be worse for itself: what is mended must not fail for its past, nor one odd run for its size. */
    private static Optional<Finding> confirmed(RunFigure figure, PastRuns past, Worsening worsening) {
        List<RunFigure> candidates = Stream.concat(
                        past.latest(PastRuns.TOGETHER - 1).stream().flatMap(run -> run.figure(figure).stream()),
                        Stream.of(figure))
                .toList();
        List<RunFigure> reference = past.reference(figure, PastRuns.TOGETHER - 1);
        if (candidates.size() < PastRuns.TOGETHER || reference.size() < NightlyScreen.FEWEST_RUNS) {
            return Optional.empty();
        }
        Answer together = worsening.judge(reference, candidates);
        return together.status() == Status.SUSPECT
                        && candidates.stream().allMatch(run -> worsening.isWorse(run, together))
                ? Optional.of(failure(figure, worsening, together, reference, past))
                : Optional.empty();
    }

    private static Finding failure(
            RunFigure figure, Worsening worsening, Answer together, List<RunFigure> reference, PastRuns past) {
        PastRun first = past.beginOf(run -> run.figure(figure)
                .filter(own -> worsening.isWorse(own, together))
                .isPresent());
        return finding(
                        figure,
                        worsening,
                        together,
                        reference,
                        Status.FAIL,
                        "Three runs in a row say so. It came with the run of " + first.name() + ". "
                                + scatter(worsening, together, reference))
                .withAdvice("Look for what changed in that build. If the change is meant, say so: bin/mobius accept "
                        + first.id() + " --reason \"...\".");
    }

    private static Finding finding(
            RunFigure figure,
            Worsening worsening,
            Answer answer,
            List<RunFigure> reference,
            Status status,
            String explanation) {
        Facts facts = Facts.of(label(figure), unit(figure))
                .expected(Limit.below(worsening.shownMargin()))
                .actual(worsening.shown(answer.difference()))
                .between(worsening.shown(answer.low()), worsening.shown(answer.high()))
                .samples(reference.size());
        @Nullable
        Level level = status == Status.SUSPECT || status == Status.FAIL ? worsening.level(answer.difference()) : null;
        String words = level == null ? explanation : "Level " + level + ". " + explanation;
        return Finding.of(ID + "." + figure.kind().id(), figure.subject(), status, facts, words)
                .withLevel(level);
    }

    static String unit(RunFigure figure) {
        return figure.kind() == RunFigure.Kind.ERRORS ? "points" : "%";
    }

    static String label(RunFigure figure) {
        return figure.kind() == RunFigure.Kind.THROUGHPUT
                ? "loss of throughput of " + figure.subject()
                : "increase of " + figure.name();
    }

    private static String scatter(Worsening worsening, Answer answer, List<RunFigure> reference) {
        return String.format(
                Locale.ROOT,
                "%s after %s in %d runs of reference, among which less than %s would not have been suspected.",
                shown(worsening, answer.centre() + answer.difference()),
                shown(worsening, answer.centre()),
                reference.size(),
                Text.of(
                        worsening.shown(answer.smallest()),
                        worsening.kind() == RunFigure.Kind.ERRORS ? "points" : "%"));
    }

    private static String shown(Worsening worsening, double score) {
        double figure = worsening.figure(score);
        return switch (worsening.kind()) {
            case ERRORS -> Text.of(100 * figure, "%");
            case MEMORY -> Text.of(figure / (1 << 20), "MiB");
            default -> Text.of(figure, worsening.kind().unit());
        };
    }
}
