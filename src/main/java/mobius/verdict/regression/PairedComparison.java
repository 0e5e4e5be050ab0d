package mobius.verdict.regression;

import java.util.List;
import java.util.Optional;
import mobius.stats.LegSpread;
import mobius.stats.SampleMean;
import mobius.verdict.finding.Status;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Sequential test of whether one build is slower than another, by pairs of alternating runs, one of each build. The evidence is
 * evaluated after each pair, so that a clear result ends the comparison early. A pair is one value: the difference of the natural
 * logarithms of a percentile, new build minus old build, because latencies vary by ratios. Each evaluation is a paired Student's
 * t test with levels for repeated looks.
 *
 * <p>If single runs vary by 8 % or more, the error rates are nearly the nominal 1 % of false alarms and 5 % of false passes; for
 * any variation they stay below. {@code PairedComparisonTest} measures them.
 *
 * @param endpoints the number of gated endpoints, at least 1. A false alarm of any endpoint is one of the comparison, so that the
 *     endpoints share the false-alarm rate. A false pass needs all of them, so that this rate is not shared.
 */
public record PairedComparison(int endpoints) {

    /** Fewest pairs: with fewer, the estimate of their spread is too uncertain. */
    public static final int FEWEST_PAIRS = 5;

    /** Most pairs. */
    public static final int MOST_PAIRS = 12;

    /** Smallest regression that fails, as a logarithm, however significant a smaller one is. */
    private static final double LEAST_THAT_FAILS = Math.log(1.05);

    /** Limit of a pass, as a logarithm: the regression is below it with confidence. */
    private static final double LEAST_THAT_MATTERS = Math.log(1.10);

    /** Level of each evaluation for one endpoint; eight evaluations of the same pairs add up to 1 % of false alarms. */
    private static final double TO_FAIL_ALONE = 0.0025;

    /**
     * Level of each evaluation for several endpoints together. Further out in the tails the evaluations are less correlated: with
     * 0.0025, eighteen endpoints would have 1.3 % of false alarms.
     */
    private static final double TO_FAIL_TOGETHER = 0.0018;

    /** Level of each evaluation for a pass. */
    private static final double TO_PASS = 0.015;

    /** Number of endpoints up to which the power is kept at a larger spread. */
    private static final int A_FEW = 6;

    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if there is no endpoint
     */
    public PairedComparison {
        if (endpoints < 1) {
            throw new IllegalArgumentException("at least one endpoint must decide, not " + endpoints);
        }
    }

    /**
     * The result of a comparison.
     *
     * @param status FAIL, PASS or INCONCLUSIVE
     * @param pairs the number of pairs behind it
     * @param change of the new build: 0.12 is 12 % slower, below 0 is faster
     * @param low the lower bound of the change; above 0 in every FAIL
     * @param high the upper bound of the change; below 10 % in every PASS
     * @param smallest the smallest change that would have failed with this spread
     */
    public record Answer(Status status, int pairs, double change, double low, double high, double smallest) {

        private Answer undecided() {
            return new Answer(Status.INCONCLUSIVE, pairs, change, low, high, smallest);
        }
    }

    /**
     * Returns the result of the first evaluation that was conclusive; empty if another pair is needed. After {@link #MOST_PAIRS}
     * the result is final.
     *
     * @param logRatios all pairs in the order in which they were run
     * @throws IllegalArgumentException if one of them is not finite
     */
    public Optional<Answer> judge(List<Double> logRatios) {
        if (!logRatios.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("a pair is a finite number, in " + logRatios);
        }
        for (int pairs = FEWEST_PAIRS; pairs <= Math.min(MOST_PAIRS, logRatios.size()); pairs++) {
            Answer answer = look(logRatios.subList(0, pairs));
            if (answer.status() != Status.INCONCLUSIVE || pairs == MOST_PAIRS) {
                return Optional.of(answer);
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the result of the present pairs, conclusive or not.
     *
     * @param logRatios all pairs in the order in which they were run, at least two
     * @throws IllegalArgumentException if there are fewer than two, or one of them is not finite
     */
    public Answer soFar(List<Double> logRatios) {
        if (logRatios.size() < 2) {
            throw new IllegalArgumentException("one pair says nothing about its own spread");
        }
        return judge(logRatios).orElseGet(() -> look(logRatios).undecided());
    }

    /**
     * Returns the spread of single runs at which a build that is 10 % slower fails in 95 of 100 comparisons (docs/compare.md).
     */
    public LegSpread calm() {
        if (endpoints == 1) {
            return new LegSpread(0.04);
        }
        return new LegSpread(endpoints <= A_FEW ? 0.03 : 0.02);
    }

    /**
     * Returns the smallest change that fails.
     *
     * @param spread of single runs
     * @param pairs the number of pairs at the evaluation
     * @return as a ratio: 0.12 is 12 %
     */
    public double smallest(LegSpread spread, int pairs) {
        double error = spread.value() * Math.sqrt(2.0 / pairs);
        double quantile = TDistribution.of(pairs - 1.0).inverseSurvivalProbability(toFail());
        return Math.expm1(Math.max(quantile * error, LEAST_THAT_FAILS));
    }

    /** One evaluation of the pairs so far. */
    private Answer look(List<Double> pairs) {
        SampleMean sample = SampleMean.of(pairs);
        int count = sample.count();
        double mean = sample.value();
        double error = sample.error();
        TDistribution student = TDistribution.of(count - 1.0);
        double below = student.inverseSurvivalProbability(toFail()) * error;
        double high = mean + student.inverseSurvivalProbability(TO_PASS) * error;
        return new Answer(
                status(mean, mean - below, high),
                count,
                Math.expm1(mean),
                Math.expm1(mean - below),
                Math.expm1(high),
                Math.expm1(Math.max(below, LEAST_THAT_FAILS)));
    }

    /** The level for a failure, shared by the endpoints. */
    private double toFail() {
        return endpoints == 1 ? TO_FAIL_ALONE : TO_FAIL_TOGETHER / endpoints;
    }

    private static Status status(double mean, double low, double high) {
        if (low > 0 && mean >= LEAST_THAT_FAILS) {
            return Status.FAIL;
        }
        return high < LEAST_THAT_MATTERS ? Status.PASS : Status.INCONCLUSIVE;
    }
}
