package mobius.verdict.regression;

import java.util.List;
import java.util.OptionalDouble;
import mobius.stats.Shift;
import mobius.verdict.past.RunMetric;
import mobius.verdict.past.RunMetric.Kind;

/**
 * A metric on two sides. For several runs it is their geometric mean, and for the error rate the arithmetic mean.
 *
 * @param figure of the first side
 * @param second the value of the second side
 * @param change from the first side to the second: 0.12 is 12 % more; for the error rate the difference
 * @param low the lower end of the 95 % interval of the change; empty if there is none
 * @param high the upper end of the 95 % interval of the change; empty if there is none
 */
public record MetricChange(RunMetric figure, double second, double change, OptionalDouble low, OptionalDouble high) {

    /** Compares the runs of pairs in which both have the metric; at least one pair. */
    static MetricChange of(List<RunMetric> before, List<RunMetric> after, Shift shift) {
        Kind kind = before.get(0).kind();
        double first = mean(kind, before);
        long samples = before.stream().mapToLong(RunMetric::samples).sum();
        return new MetricChange(
                new RunMetric(kind, before.get(0).subject(), first, samples),
                mean(kind, after),
                change(kind, shift.mean()),
                change(kind, shift.low()),
                change(kind, shift.high()));
    }

    /** Returns the value on the scale on which runs vary: the logarithm, or the plain error rate. */
    static double score(RunMetric figure) {
        return figure.kind() == Kind.ERRORS ? figure.value() : Math.log(figure.value());
    }

    /** The mean on the scale on which runs vary. A single value is returned unchanged. */
    private static double mean(Kind kind, List<RunMetric> figures) {
        if (figures.size() == 1) {
            return figures.get(0).value();
        }
        double score = figures.stream().mapToDouble(MetricChange::score).sum() / figures.size();
        return kind == Kind.ERRORS ? score : Math.exp(score);
    }

    private static double change(Kind kind, double difference) {
        return kind == Kind.ERRORS ? difference : Math.expm1(difference);
    }

    private static OptionalDouble change(Kind kind, OptionalDouble difference) {
        return difference.isPresent() ? OptionalDouble.of(change(kind, difference.getAsDouble())) : difference;
    }
}
