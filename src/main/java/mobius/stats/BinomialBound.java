package mobius.stats;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * Exact one-sided bounds of the true share behind {@code hits} of {@code trials} (Clopper and Pearson, The Use of
 * Confidence or Fiducial Limits, Biometrika 26, 1934).
 *
 * @param hits from 0 to {@code trials}
 * @param trials at least 1
 */
public record BinomialBound(long hits, long trials) {

    public BinomialBound {
        if (trials < 1 || hits < 0 || hits > trials) {
            throw new IllegalArgumentException(hits + " of " + trials + " is not a share");
        }
    }

    /** From 0 to 1. */
    public double share() {
        return (double) hits / trials;
    }

    /** The share that the true one exceeds with {@code confidence}, both from 0 to 1. */
    public double low(double confidence) {
        return hits == 0
                ? 0
                : BetaDistribution.of((double) hits, trials - hits + 1.0).inverseCumulativeProbability(1 - confidence);
    }

    /** The share that exceeds the true one with {@code confidence}, both from 0 to 1. */
    public double high(double confidence) {
        return hits == trials
                ? 1
                : BetaDistribution.of(hits + 1.0, (double) (trials - hits)).inverseCumulativeProbability(confidence);
    }
}
