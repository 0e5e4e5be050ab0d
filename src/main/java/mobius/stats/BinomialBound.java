package mobius.stats;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * Exact one-sided confidence bounds for a proportion (Clopper and Pearson, The Use of Confidence or Fiducial Limits Illustrated
 * in the Case of the Binomial, Biometrika 26, 1934).
 *
 * @param hits the number of successes, from 0 to {@code trials}
 * @param trials the number of observations, at least 1
 */
public record BinomialBound(long hits, long trials) {

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if {@code trials} is below 1 or {@code hits} is not from 0 to {@code trials}
     */
    public BinomialBound {
        if (trials < 1 || hits < 0 || hits > trials) {
            throw new IllegalArgumentException(hits + " of " + trials + " is not a share");
        }
    }

    /** Returns the observed share, from 0 to 1. */
    public double share() {
        return (double) hits / trials;
    }

    /**
     * Returns the lower bound: with this confidence the true share is above it.
     *
     * @param confidence from 0 to 1
     * @return from 0 to 1; 0 if there are no hits
     */
    public double low(double confidence) {
        return hits == 0
                ? 0
                : BetaDistribution.of((double) hits, trials - hits + 1.0).inverseCumulativeProbability(1 - confidence);
    }

    /**
     * Returns the upper bound: with this confidence the true share is below it.
     *
     * @param confidence from 0 to 1
     * @return from 0 to 1; 1 if every trial is a hit
     */
    public double high(double confidence) {
        return hits == trials
                ? 1
                : BetaDistribution.of(hits + 1.0, (double) (trials - hits)).inverseCumulativeProbability(confidence);
    }
}
