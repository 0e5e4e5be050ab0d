package mobius.verdict.overload;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mobius.measure.MeasuredWindow;
import mobius.verdict.evidence.Check;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Finding;
import mobius.verdict.validity.Delays;

/**
 * Finds the multiple of the expected peak at which budgets broke, on a ramp or in steps beyond the peak.
 *
 * <p>Findings {@code breaking-point.p95}, {@code breaking-point.errors} and so on, one for each gated budget. The lowest load is
 * the headline: {@code breaking-point} for a ramp, {@code capacity} for steps. All are INFO.
 */
public final class BreakingPoint implements Check {

    @Override
    public List<Finding> ask(RunView run) {
        return LoadRamp.of(run).map(climb -> judge(run, climb)).orElse(List.of());
    }

    private static List<Finding> judge(RunView run, LoadRamp climb) {
        BreakWords words = words(run, climb);
        Optional<Finding> doubt = Delays.condemning(run);
        if (doubt.isPresent()) {
            return List.of(words.unknown(doubt.get()));
        }
        BreakSearch search = new BreakSearch(climb, run.total());
        List<BudgetBreak> breaks = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (Tolerance tolerance : Tolerance.gated(run)) {
            Optional<BudgetBreak> found = search.find(tolerance);
            found.ifPresent(breaks::add);
            findings.add(found.map(words::broke).orElseGet(() -> words.held(tolerance, search.highest())));
        }
        Optional<Finding> delay = Delays.within(run);
        if (delay.isPresent() && !breaks.isEmpty()) {
            return List.of(words.unknown(delay.get()));
        }
        Finding headline = breaks.stream()
                .min(Comparator.comparingDouble(BudgetBreak::low))
                .map(words::first)
                .orElseGet(() -> words.allHeld(search.highest()));
        return Stream.concat(Stream.of(headline), findings.stream()).toList();
    }

    /** The words for a climb, over the time from its first to its last rung. */
    private static BreakWords words(RunView run, LoadRamp climb) {
        List<LoadLevel> rungs = climb.rungs();
        MeasuredWindow first = run.window(rungs.get(0).window());
        MeasuredWindow last = run.window(rungs.get(rungs.size() - 1).window());
        MeasuredWindow whole = climb.isRamp()
                ? first
                : new MeasuredWindow(
                        "all steps", first.startMillis(), last.endMillis(), first.fromLoad(), last.toLoad());
        return new BreakWords(climb, run.workload().orElseThrow().peakRequestsPerSecond(), whole);
    }
}
