package mobius.workload;

import org.apache.commons.statistics.distribution.PoissonDistribution;

/** How the users of each journey arrive within the plan. */
public enum Arrivals {
    /** At even intervals: the plan of a second is a number. */
    EVEN {
        @Override
        public double fewest(double planned, double probability) {
            return planned;
        }

        @Override
        public double most(double planned, double probability) {
            return planned;
        }
    },
    /** Independently of each other, as on a public site: the number in any span has the Poisson distribution. */
    POISSON {
        @Override
        public double fewest(double planned, double probability) {
            return planned == 0 ? 0 : PoissonDistribution.of(planned).inverseCumulativeProbability(probability);
        }

        @Override
        public double most(double planned, double probability) {
            return planned == 0 ? 0 : PoissonDistribution.of(planned).inverseSurvivalProbability(probability);
        }
    };

    /**
     * The number of users below which a span falls by chance with at most this probability.
     *
     * @param planned the users planned for the span, 0 or more
     * @param probability above 0, below 1
     */
    public abstract double fewest(double planned, double probability);

    /**
     * The number of users that a span exceeds by chance with at most this probability.
     *
     * @param planned the users planned for the span, 0 or more
     * @param probability above 0, below 1
     */
    public abstract double most(double planned, double probability);
}
