package mobius.verdict;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mobius.measure.MeasuredWindow;

/**
 * A time of the run in which suspects are looked for.
 *
 * @param window the number of the measured window that it lies in
 * @param fromPart the first part of the window that belongs to it; all after it do too
 * @param broke whether a budget broke there
 */
record Trouble(int window, int fromPart, boolean broke) {

    /** Findings on what was sent and how much of it: a test that is too short breaks no budget. */
    private static final Set<String> ABOUT_THE_TEST = Set.of("samples", "missing", "spike");

    /** What began just before the end of a ramp shows in few scrapes. */
    private static final double LEAST_SHARE = 0.2;

    /**
     * The windows in which budgets broke; else the part of a climb from where they did; else all windows that decide, where the
     * figures may tell all the same.
     */
    static List<Trouble> of(JudgedRun run, List<Finding> findings) {
        List<Finding> broken = findings.stream().filter(Trouble::isBroken).toList();
        List<Trouble> windows = windows(run, broken);
        if (!windows.isEmpty()) {
            return windows;
        }
        Optional<Trouble> knee = Climb.of(run).flatMap(climb -> knee(run, climb));
        return knee.map(List::of)
                .orElseGet(() -> run.decidingWindows().stream()
                        .map(number -> new Trouble(number, 0, !broken.isEmpty()))
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

    private static List<Trouble> windows(JudgedRun run, List<Finding> broken) {
        List<MeasuredWindow> times = broken.stream()
                .flatMap(finding -> Stream.ofNullable(finding.facts().window()))
                .toList();
        return IntStream.range(0, run.measurement().windows().size())
                .filter(number -> times.contains(run.window(number)))
                .mapToObj(number -> new Trouble(number, 0, true))
                .toList();
    }

    private static Optional<Trouble> knee(JudgedRun run, Climb climb) {
        BreakSearch search = new BreakSearch(climb, run.total());
        return Tolerance.gated(run).stream()
                .flatMap(tolerance -> search.find(tolerance).stream())
                .min(Comparator.comparingDouble(Break::low))
                .map(first -> at(run, climb.rungs().get(first.rung())));
    }

    private static Trouble at(JudgedRun run, Rung rung) {
        int parts = run.window(rung.window()).parts();
        int last = (int) (parts * (1 - LEAST_SHARE));
        return new Trouble(rung.window(), Math.min(rung.part().orElse(0), last), true);
    }
}
