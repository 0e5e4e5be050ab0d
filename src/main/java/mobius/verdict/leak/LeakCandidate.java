package mobius.verdict.leak;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import mobius.telemetry.Series;
import mobius.verdict.evidence.RunView;

/**
 * One metric of one source over a soak, with the result of the leak rule.
 *
 * @param what the kind of metric
 * @param source of the readings
 * @param soak the time of constant load
 * @param interrupted true if the readings are not of one process throughout the soak
 * @param limit the largest possible value, in the unit of the metric; empty if it is unknown
 * @param machine the only machine with memory metrics, for a process without a memory limit
 * @param samples the number of readings
 * @param warmUp the time constant of the platform's warm-up
 * @param answer of the leak rule
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

    /** Returns the candidates for all metrics that were recorded; none if the run is not a soak. */
    static List<LeakCandidate> of(RunView run) {
        Optional<SoakFigures> figures = SoakFigures.of(run);
        return run.conditions().warmUpConstant().stream()
                .flatMap(warmUp -> figures.stream().flatMap(told -> of(told, warmUp)))
                .toList();
    }

    /** One candidate for each indicator and source. */
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
