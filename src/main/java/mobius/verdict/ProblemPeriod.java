package mobius.verdict;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import mobius.measure.MeasuredWindow;
import mobius.measure.Responses;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Finding;
import mobius.verdict.overload.BreakSearch;
import mobius.verdict.overload.BudgetBreak;
import mobius.verdict.overload.LoadLevel;
import mobius.verdict.overload.LoadRamp;
import mobius.verdict.overload.Tolerance;
import mobius.verdict.suspect.DiagnosticInput.Broken;

/**
 * A period of the run for which suspects are searched.
 *
 * @param window the index of the measured window that contains it
 * @param fromPart the first part of the window in the period, which extends to the end of the window
 * @param broken what the broken budgets were about; empty if none was broken
 */
record ProblemPeriod(int window, int fromPart, Set<Broken> broken) {

    /** Findings about the load that was sent. A test that is too short does not break a budget. */
    private static final Set<String> ABOUT_THE_TEST = Set.of("samples", "missing", "spike");

    /** Least share of a window: a problem that begins just before the end of a ramp has too few scrapes. */
    private static final double LEAST_SHARE = 0.2;

    ProblemPeriod {
        broken = Set.copyOf(broken);
    }

    /**
     * Returns the windows with broken budgets. If there are none, returns the part of a climb from the first break on. If there
     * is no break, returns all deciding windows, because their metrics may still show a cause.
     */
    static List<ProblemPeriod> of(RunView run, List<Finding> findings) {
        List<Finding> broken = findings.stream().filter(ProblemPeriod::isBroken).toList();
        List<ProblemPeriod> windows = windows(run, broken);
        if (!windows.isEmpty()) {
            return windows;
        }
        Optional<ProblemPeriod> knee = LoadRamp.of(run).flatMap(climb -> knee(run, climb));
        return knee.map(List::of)
                .orElseGet(() -> run.decidingWindows().stream()
                        .map(number -> new ProblemPeriod(number, 0, BrokenBudget.of(run, broken)))
                        .toList());
    }

    /** True if a deciding finding missed its limit, with or without significance. */
    private static boolean isBroken(Finding finding) {
        return !finding.isTrustGate()
                && !ABOUT_THE_TEST.contains(finding.id())
                && switch (finding.status()) {
                    case FAIL -> true;
                    case INCONCLUSIVE, SUSPECT -> finding.facts().missTheLimit();
                    case PASS, INFO -> false;
                };
    }

    /** The windows of the broken findings, from their beginning. */
    private static List<ProblemPeriod> windows(RunView run, List<Finding> broken) {
        return IntStream.range(0, run.measurement().windows().size())
                .mapToObj(number ->
                        new ProblemPeriod(number, 0, BrokenBudget.of(run, within(run.window(number), broken))))
                .filter(period -> !period.broken().isEmpty())
                .toList();
    }

    private static List<Finding> within(MeasuredWindow window, List<Finding> broken) {
        return broken.stream()
                .filter(finding -> window.equals(finding.facts().window()))
                .toList();
    }

    /** The part of a climb from the lowest load at which a gated budget broke. */
    private static Optional<ProblemPeriod> knee(RunView run, LoadRamp climb) {
        BreakSearch search = new BreakSearch(climb, run.total());
        List<BudgetBreak> breaks = Tolerance.gated(run).stream()
                .flatMap(tolerance -> search.find(tolerance).stream())
                .toList();
        return breaks.stream()
                .min(Comparator.comparingDouble(BudgetBreak::low))
                .map(first -> at(run, climb.rungs().get(first.rung()), breaks));
    }

    /** The period from a rung on. It is extended backwards if it would be too short for {@link #LEAST_SHARE}. */
    private static ProblemPeriod at(RunView run, LoadLevel rung, List<BudgetBreak> breaks) {
        int parts = run.window(rung.window()).parts();
        int from = Math.min(rung.part().orElse(0), (int) (parts * (1 - LEAST_SHARE)));
        Set<Broken> broken = EnumSet.noneOf(Broken.class);
        breaks.forEach(each -> broken.add(each.what().isAboutErrors() ? Broken.ERRORS : Broken.SPEED));
        List<Responses> climbed = run.total().windows().get(rung.window()).batches();
        if (BrokenBudget.timedOut(Responses.merged(climbed.subList(from, parts)))) {
            broken.add(Broken.SPEED);
        }
        return new ProblemPeriod(rung.window(), from, broken);
    }
}
