package mobius.verdict;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mobius.measure.MeasuredWindow;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Finding;
import mobius.verdict.overload.BreakSearch;
import mobius.verdict.overload.BudgetBreak;
import mobius.verdict.overload.LoadLevel;
import mobius.verdict.overload.LoadRamp;
import mobius.verdict.overload.Tolerance;

/**
 * A period of the run for which suspects are searched.
 *
 * @param window the index of the measured window that contains it
 * @param fromPart the first part of the window in the period, which extends to the end of the window
 * @param broke true if a budget was broken in it
 */
record ProblemPeriod(int window, int fromPart, boolean broke) {

    /** Findings about the load that was sent. A test that is too short does not break a budget. */
    private static final Set<String> ABOUT_THE_TEST = Set.of("samples", "missing", "spike");

    /** Least share of a window: a problem that begins just before the end of a ramp has too few scrapes. */
    private static final double LEAST_SHARE = 0.2;

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
                        .map(number -> new ProblemPeriod(number, 0, !broken.isEmpty()))
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
        List<MeasuredWindow> times = broken.stream()
                .flatMap(finding -> Stream.ofNullable(finding.facts().window()))
                .toList();
        return IntStream.range(0, run.measurement().windows().size())
                .filter(number -> times.contains(run.window(number)))
                .mapToObj(number -> new ProblemPeriod(number, 0, true))
                .toList();
    }

    /** The part of a climb from the lowest load at which a gated budget broke. */
    private static Optional<ProblemPeriod> knee(RunView run, LoadRamp climb) {
        BreakSearch search = new BreakSearch(climb, run.total());
        return Tolerance.gated(run).stream()
                .flatMap(tolerance -> search.find(tolerance).stream())
                .min(Comparator.comparingDouble(BudgetBreak::low))
                .map(first -> at(run, climb.rungs().get(first.rung())));
    }

    /** The period from a rung on. It is extended backwards if it would be too short for {@link #LEAST_SHARE}. */
    private static ProblemPeriod at(RunView run, LoadLevel rung) {
        int parts = run.window(rung.window()).parts();
        int last = (int) (parts * (1 - LEAST_SHARE));
        return new ProblemPeriod(rung.window(), Math.min(rung.part().orElse(0), last), true);
    }
}
