package mobius.stats;

import java.util.List;

/**
 * The middle and the spread of a few runs, of which a few may be odd.
 *
 * <p>The spread is the median distance between any two of them, scaled to be the standard deviation of a normal distribution. Like
 * the median absolute deviation it does not mind an odd run (up to 29 % of them), but it makes use of every distance: a
 * difference divided by it is distributed nearly as Student's t with {@link #degreesOfFreedom}. Divided by the median
 * absolute deviation of ten runs it has four, and no alpha can be shared in tails that long (docs/history.md).
 *
 * @param centre the median
 * @param deviation the spread
 * @param runs how many there are, at least 2
 */
public record Spread(double centre, double deviation, int runs) {

    /** The upper quartile of the difference of two standard normal variables, {@code sqrt(2) * 0.6745}. */
    private static final double CONSISTENCY = 0.9539;

    /**
     * Of some runs.
     *
     * @throws IllegalArgumentException when there are fewer than two
     */
    public static Spread of(List<Double> values) {
        int runs = values.size();
        if (runs < 2) {
            throw new IllegalArgumentException("a spread takes two runs, not " + runs);
        }
        double[] distances = new double[runs * (runs - 1) / 2];
        int next = 0;
        for (int one = 0; one < runs; one++) {
            for (int other = 0; other < one; other++) {
                distances[next++] = Math.abs(values.get(one) - values.get(other));
            }
        }
        double fewRuns = 1 - 0.1 / runs;
        return new Spread(Median.of(values), Median.of(distances) / CONSISTENCY * fewRuns, runs);
    }

    /** Fitted to the simulated quantiles of 5 to 20 runs, up to the one of 99.98 %; never too few for the stated rates. */
    public double degreesOfFreedom() {
        return 0.85 * runs - 1.1;
    }

    /** Of the difference between the centre and the mean of {@code others} runs. */
    public double standardError(int others) {
        return deviation * Math.sqrt(1.0 / runs + 1.0 / others);
    }
}
