package mobius.report.comparison;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import mobius.comparison.ComparisonResult;
import mobius.comparison.LegResult;
import mobius.comparison.Pair;
import mobius.stats.LegSpread;
import mobius.verdict.regression.PairedComparison.Answer;
import org.jspecify.annotations.Nullable;

/**
 * One p95 in the pairs that its answer rests on: those up to the first that decided it, where others took more of them, else all
 * that count.
 *
 * @param subject what it is the p95 of
 * @param beforeMillis the geometric mean of the first build; null without a pair
 * @param afterMillis likewise, of the second
 * @param answer what the pairs say, decided or not; null with fewer than two of them
 * @param spread of single legs; null with fewer than two pairs
 * @param logRatios of each pair in the order of time
 */
record ComparisonFigures(
        String subject,
        @Nullable Double beforeMillis,
        @Nullable Double afterMillis,
        @Nullable Answer answer,
        @Nullable LegSpread spread,
        List<Double> logRatios) {

    static List<ComparisonFigures> of(ComparisonResult result) {
        return result.subjects().stream().map(subject -> of(result, subject)).toList();
    }

    private static ComparisonFigures of(ComparisonResult result, String subject) {
        Answer answer = result.answer(subject).orElse(null);
        List<Pair> pairs = answer == null ? result.pairs() : result.pairs().subList(0, answer.pairs());
        List<Double> logRatios =
                pairs.stream().map(pair -> pair.logRatio(subject)).toList();
        return new ComparisonFigures(
                subject,
                mean(pairs, subject, Pair::before),
                mean(pairs, subject, Pair::after),
                answer,
                pairs.size() < 2 ? null : LegSpread.ofPairs(logRatios),
                logRatios);
    }

    private static @Nullable Double mean(List<Pair> pairs, String subject, Function<Pair, LegResult> side) {
        OptionalDouble logarithm = pairs.stream()
                .map(side)
                .flatMap(leg -> Stream.ofNullable(leg.p95Millis().get(subject)))
                .mapToDouble(Math::log)
                .average();
        return logarithm.isPresent() ? (Double) Math.exp(logarithm.getAsDouble()) : null;
    }

    /** The share of failed responses of one build in all pairs that count, from 0 to 1; empty where there were none. */
    static OptionalDouble failed(ComparisonResult result, Function<Pair, LegResult> side) {
        List<LegResult> legs = result.pairs().stream().map(side).toList();
        long responses = legs.stream().mapToLong(LegResult::responses).sum();
        long failed = legs.stream().mapToLong(LegResult::failed).sum();
        return responses == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) failed / responses);
    }
}
