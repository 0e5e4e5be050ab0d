package mobius.verdict;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mobius.budget.Budget;

/** What cannot be asked about regressions, and why. It is told, and spoils no verdict. */
final class RegressionGaps {

    private RegressionGaps() {}

    static Finding tooFew(PastRuns past) {
        return reference(
                past,
                "Whether the platform became worse is not asked yet: %d more comparable runs must pass first.%s"
                        .formatted(
                                NightlyScreen.FEWEST_RUNS - past.reference(0).size(),
                                past.notes().isEmpty() ? "" : " " + notes(past)));
    }

    /** What the history could not use, and figures of the reference that tonight's run does not have. */
    static Stream<Finding> of(List<RunFigure> tonight, PastRuns past) {
        Stream<Finding> unused = past.notes().isEmpty()
                ? Stream.empty()
                : Stream.of(reference(past, "Not all of the history is used: " + notes(past)));
        return Stream.concat(unused, unknown(tonight, past));
    }

    private static String notes(PastRuns past) {
        return String.join(" ", past.notes());
    }

    private static Finding reference(PastRuns past, String explanation) {
        Facts facts = Facts.of("runs in the reference", "runs")
                .expected(Limit.atLeast(NightlyScreen.FEWEST_RUNS))
                .actual(past.reference(0).size());
        return Finding.of(Regression.ID, Budget.TOTAL, Status.INFO, facts, explanation);
    }

    private static Stream<Finding> unknown(List<RunFigure> tonight, PastRuns past) {
        return ofTheReference(past).stream()
                .filter(figure -> tonight.stream().noneMatch(figure::isSameAs))
                .filter(figure -> known(figure, past) >= NightlyScreen.FEWEST_RUNS)
                .map(figure -> unknown(figure, known(figure, past)));
    }

    /** Each figure once. */
    private static Collection<RunFigure> ofTheReference(PastRuns past) {
        Map<String, RunFigure> figures = new LinkedHashMap<>();
        past.reference(0).stream()
                .flatMap(run -> run.figures().stream())
                .forEach(figure -> figures.putIfAbsent(figure.name(), figure));
        return figures.values();
    }

    private static long known(RunFigure figure, PastRuns past) {
        return past.reference(0).stream()
                .filter(run -> run.figure(figure).isPresent())
                .count();
    }

    private static Finding unknown(RunFigure figure, long known) {
        return Finding.of(
                Regression.ID + "." + figure.kind().id(),
                figure.subject(),
                Status.INFO,
                Facts.of(Regression.label(figure), Regression.unit(figure)).samples(known),
                ("Not known tonight, though %d runs of the reference know it: there were too few responses, or"
                                + " the platform did not tell it in every window.")
                        .formatted(known));
    }
}
