package mobius.verdict;

import java.util.List;
import java.util.OptionalDouble;
import mobius.verdict.RunFigure.Kind;
import mobius.verdict.statistics.Shift;

/**
 * One figure of two sides. Of several runs it is their mean: the geometric one, of the error rate the arithmetic one.
 *
 * @param figure of the first side
 * @param second the same figure of the second side
 * @param change from the first to the second: 0.12 is 12 % more; of the error rate it is the difference
 * @param low the lower end of the 95 % interval of the change, as far as the runs tell; empty where they do not
 * @param high its upper end, likewise
 */
public record SideBySide(RunFigure figure, double second, double change, OptionalDouble low, OptionalDouble high) {

    /** Of the pairs of runs in which both know the figure, at least one. */
    static SideBySide of(List<RunFigure> before, List<RunFigure> after, Shift shift) {
        Kind kind = before.get(0).kind();
        double first = mean(kind, before);
        long samples = before.stream().mapToLong(RunFigure::samples).sum();
        return new SideBySide(
                new RunFigure(kind, before.get(0).subject(), first, samples),
                mean(kind, after),
                change(kind, shift.mean()),
                change(kind, shift.low()),
                change(kind, shift.high()));
    }

    /** The measure in which runs scatter. */
    static double score(RunFigure figure) {
        return figure.kind() == Kind.ERRORS ? figure.value() : Math.log(figure.value());
    }

    private static double mean(Kind kind, List<RunFigure> figures) {
        if (figures.size() == 1) {
            return figures.get(0).value();
        }
        double score = figures.stream().mapToDouble(SideBySide::score).sum() / figures.size();
        return kind == Kind.ERRORS ? score : Math.exp(score);
    }

    private static double change(Kind kind, double difference) {
        return kind == Kind.ERRORS ? difference : Math.expm1(difference);
    }

    private static OptionalDouble change(Kind kind, OptionalDouble difference) {
        return difference.isPresent() ? OptionalDouble.of(change(kind, difference.getAsDouble())) : difference;
    }
}
