package mobius.verdict.regression;

import java.util.List;
import java.util.Optional;
import mobius.stats.LegSpread;
import mobius.stats.SampleMean;
import mobius.verdict.finding.Status;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Is one build slower than another? Judged by pairs of runs that take turns, one of each build, after each pair anew: what is
 * clear early stops early. A pair is one figure, the difference of the natural logarithms of the percentile (the new build less
 * the old one), because spreads of latency are ratios.
 *
 * <p>With the spread of single runs at 8 % and more, the 1 % of false alarms and the 5 % of wrong passes are nearly used up;
 * they hold at any spread. {@code PairedComparisonTest} measures them.
 *
 * @param endpoints how many endpoints decide together, at least 1. One false alarm of any of them is one of the comparison, so
 *     that they share its rate. A wrong pass takes all of them, so that this side is not shared.
 */
public record PairedComparison(int endpoints) {

    /** Fewer pairs say too little about their own spread. */
    public static final int FEWEST_PAIRS = 5;

    /** More pairs are not asked for. */
    public static final int MOST_PAIRS = 12;

    /** A regression that is smaller than this does not fail, however sure it is. */
    private static final double LEAST_THAT_FAILS = Math.log(1.05);

    /** What passes is surely a smaller one than this. */
    private static final double LEAST_THAT_MATTERS = Math.log(1.10);

    /** At each look; eight looks at the same pairs add up to 1 % of false alarms. */
    private static final double TO_FAIL_ALONE = 0.0025;

    /** Between several. The farther out, the less alike the looks are, so that 0.0025 would be 1.3 % for eighteen of them. */
    private static final double TO_FAIL_TOGETHER = 0.0018;

    private static final double TO_PASS = 0.015;

    /** So many keep their power at a larger spread than more of them do. */
    private static final int A_FEW = 6;

    public PairedComparison {
        if (endpoints < 1) {
            throw new IllegalArgumentException("at least one endpoint must decide, not " + endpoints);
        }
    }

    /**
     * What the pairs say.
     *
     * @param status FAIL, PASS or INCONCLUSIVE
     * @param pairs how many it took
     * @param change by how much the new build is slower: 0.12 is 12 %, below 0 is faster
     * @param low the lower end of its interval; above 0 in every FAIL
     * @param high the upper end of its interval; below 10 % in every PASS
     * @param smallest the smallest change that would have failed at this spread
     */
    public record Answer(Status status, int pairs, double change, double low, double high, double smallest) {

        private Answer undecided() {
            return new Answer(Status.INCONCLUSIVE, pairs, change, low, high, smallest);
        }
    }

    /**
     * The answer at the first pair that gave one, or empty when the next pair has to be run.
     *
     * @param logRatios all pairs in the order in which they were run
     * @throws IllegalArgumentException when one of them is no number
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
     * What the pairs say by now, decided or not.
     *
     * @param logRatios all pairs in the order in which they were run, at least two
     * @throws IllegalArgumentException when there are fewer
     */
    public Answer soFar(List<Double> logRatios) {
        if (logRatios.size() < 2) {
            throw new IllegalArgumentException("one pair says nothing about its own spread");
        }
        return judge(logRatios).orElseGet(() -> look(logRatios).undecided());
    }

    /** The spread of single runs at which a build that is 10 % slower fails in 95 of 100 comparisons (docs/history.md). */
    public LegSpread calm() {
        if (endpoints == 1) {
            return new LegSpread(0.04);
        }
        return new LegSpread(endpoints <= A_FEW ? 0.03 : 0.02);
    }

    /**
     * The smallest change that fails.
     *
     * @param spread of single runs
     * @param pairs after which it is asked
     * @return 0.12 is 12 %
     */
    public double smallest(LegSpread spread, int pairs) {
        double error = spread.value() * Math.sqrt(2.0 / pairs);
        double quantile = TDistribution.of(pairs - 1.0).inverseSurvivalProbability(toFail());
        return Math.expm1(Math.max(quantile * error, LEAST_THAT_FAILS));
    }

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
