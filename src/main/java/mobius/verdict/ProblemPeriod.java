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
 * A time of the run in which suspects are looked for.
 *
 * @param window the number of the measured window that it lies in
 * @param fromPart the first part of the window that belongs to it; all after it do too
 * @param broke whether a budget broke there
 */
record ProblemPeriod(int window, int fromPart, boolean broke) {

    /** Findings on what was sent and how much of it: a test that is too short breaks no budget. */
    private static final Set<String> ABOUT_THE_TEST = Set.of("samples", "missing", "spike");

    /** What began just before the end of a ramp shows in few scrapes. */
    private static final double LEAST_SHARE = 0.2;

    /**
     * The windows in which budgets broke; else the part of a climb from where they did; else all windows that decide, where the
     * figures may tell all the same.
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

    /** What a finding that decides says, and not whether it is sure of it. */
    private static boolean isBroken(Finding finding) {
        return !finding.isTrustGate()
                && !ABOUT_THE_TEST.contains(finding.id())
                && switch (finding.status()) {
                    case FAIL -> true;
                    case INCONCLUSIVE, SUSPECT -> finding.facts().missTheLimit();
                    case PASS, INFO -> false;
                };
    }

    private static List<ProblemPeriod> windows(RunView run, List<Finding> broken) {
        List<MeasuredWindow> times = broken.stream()
                .flatMap(finding -> Stream.ofNullable(finding.facts().window()))
                .toList();
        return IntStream.range(0, run.measurement().windows().size())
                .filter(number -> times.contains(run.window(number)))
                .mapToObj(number -> new ProblemPeriod(number, 0, true))
                .toList();
    }

    private static Optional<ProblemPeriod> knee(RunView run, LoadRamp climb) {
        BreakSearch search = new BreakSearch(climb, run.total());
        return Tolerance.gated(run).stream()
                .flatMap(tolerance -> search.find(tolerance).stream())
                .min(Comparator.comparingDouble(BudgetBreak::low))
                .map(first -> at(run, climb.rungs().get(first.rung())));
    }

    private static ProblemPeriod at(RunView run, LoadLevel rung) {
        int parts = run.window(rung.window()).parts();
        int last = (int) (parts * (1 - LEAST_SHARE));
        return new ProblemPeriod(rung.window(), Math.min(rung.part().orElse(0), last), true);
    }
}
