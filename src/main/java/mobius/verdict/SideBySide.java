package mobius.verdict;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import mobius.budget.Budget;
import mobius.budget.Percentile;
import mobius.measure.RequestStats;
import mobius.measure.WindowStats;
import org.HdrHistogram.Histogram;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * One figure of two runs.
 *
 * @param figure of the first run
 * @param second the same figure of the second run
 * @param change from the first to the second: 0.12 is 12 % more; of the error rate it is the difference
 * @param error the standard error of the natural logarithm of the change, as far as either run knows it of itself; empty where it
 *     does not. How much runs differ from each other is not in it.
 */
public record SideBySide(RunFigure figure, double second, double change, OptionalDouble error) {

    private static final double TWO_SIDED_95 = 0.975;
    private static final int BATCHES = 10;

    /** The figures that both runs have. */
    public static List<SideBySide> of(
            Evidence first, List<RunFigure> ofFirst, Evidence second, List<RunFigure> ofSecond) {
        JudgedRun one = new JudgedRun(first);
        JudgedRun other = new JudgedRun(second);
        Function<RunFigure, OptionalDouble> error = figure -> combined(error(one, figure), error(other, figure));
        return ofFirst.stream()
                .flatMap(figure -> ofSecond.stream().filter(figure::isSameAs).map(same -> of(figure, same, error)))
                .toList();
    }

    private static SideBySide of(RunFigure figure, RunFigure same, Function<RunFigure, OptionalDouble> error) {
        double change = figure.kind() == RunFigure.Kind.ERRORS
                ? same.value() - figure.value()
                : same.value() / figure.value() - 1;
        return new SideBySide(figure, same.value(), change, error.apply(figure));
    }

    /** The lower end of the 95 % interval of the change, by what happened within the two runs. */
    public OptionalDouble low() {
        return end(-1);
    }

    /** Its upper end. */
    public OptionalDouble high() {
        return end(1);
    }

    private OptionalDouble end(int side) {
        double quantile = TDistribution.of(BATCHES - 1.0).inverseCumulativeProbability(TWO_SIDED_95);
        return error.isPresent()
                ? OptionalDouble.of((1 + change) * Math.exp(side * quantile * error.getAsDouble()) - 1)
                : error;
    }

    private static OptionalDouble combined(OptionalDouble one, OptionalDouble other) {
        return one.isPresent() && other.isPresent()
                ? OptionalDouble.of(Math.hypot(one.getAsDouble(), other.getAsDouble()))
                : OptionalDouble.empty();
    }

    private static OptionalDouble error(JudgedRun run, RunFigure figure) {
        if (!figure.kind().isLatency()) {
            return OptionalDouble.empty();
        }
        List<Histogram> batches = batches(run, figure.subject());
        return batches.size() < BATCHES || batches.stream().anyMatch(batch -> batch.getTotalCount() == 0)
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        BatchEstimate.of(batches, percentile(figure.kind())).standardError());
    }

    private static List<Histogram> batches(JudgedRun run, String subject) {
        Stream<RequestStats> requests = subject.equals(Budget.TOTAL)
                ? Stream.of(run.latencyTotal())
                : run.measurement().request(subject).stream();
        return requests.flatMap(request -> run.decidingWindows().stream().map(request.windows()::get))
                .map(WindowStats::batches)
                .flatMap(List::stream)
                .map(part -> part.ok().decoded())
                .toList();
    }

    private static Percentile percentile(RunFigure.Kind kind) {
        return switch (kind) {
            case P50 -> Percentile.P50;
            case P95 -> Percentile.P95;
            default -> Percentile.P99;
        };
    }
}
