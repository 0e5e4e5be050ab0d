package mobius.verdict.leak;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import mobius.telemetry.Series;
import mobius.verdict.evidence.RunView;

/**
 * One figure of one source over a soak, judged by the rule for leaks.
 *
 * @param what it is
 * @param source that told it
 * @param soak the time of level load
 * @param interrupted whether its process did not live all through the soak
 * @param limit how much there may be, in the unit of the figure
 * @param machine on which a process without a limit of memory may run
 * @param samples how many readings there are
 * @param warmUp how long the platform takes to warm up
 * @param answer of the rule
 */
record LeakCandidate(
        LeakIndicator what,
        String source,
        Span soak,
        boolean interrupted,
        OptionalDouble limit,
        Optional<MachineMemory> machine,
        int samples,
        Duration warmUp,
        LeakAssessment answer) {

    /** All that were told, where the run is a soak. */
    static List<LeakCandidate> of(RunView run) {
        Optional<SoakFigures> figures = SoakFigures.of(run);
        return run.conditions().warmUpConstant().stream()
                .flatMap(warmUp -> figures.stream().flatMap(told -> of(told, warmUp)))
                .toList();
    }

    private static Stream<LeakCandidate> of(SoakFigures figures, Duration warmUp) {
        return LeakIndicator.ALL.stream()
                .flatMap(what ->
                        figures.sourcesOf(what.metric()).stream().map(source -> of(figures, warmUp, what, source)));
    }

    private static LeakCandidate of(SoakFigures figures, Duration warmUp, LeakIndicator what, String source) {
        Series series = figures.of(source, what);
        Optional<Duration> collections =
                what.quantity() == Quantity.MEMORY ? figures.collectionCycle(source) : Optional.empty();
        return new LeakCandidate(
                what,
                source,
                figures.soak(),
                figures.isInterrupted(source, series, what.quantity()),
                figures.limit(source, what.limit()),
                what.id().equals(LeakIndicator.MEMORY) && what.limit() == null
                        ? figures.onlyMachine()
                        : Optional.empty(),
                series.points().size(),
                warmUp,
                new LeakRule(warmUp, what.quantity()).judge(series, figures.soak(), collections));
    }
}
