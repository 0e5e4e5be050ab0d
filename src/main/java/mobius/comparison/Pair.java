package mobius.comparison;

import static java.util.Objects.requireNonNull;

/** Two consecutive trusted legs, one of each build. */
public record Pair(LegResult before, LegResult after) {

    static Pair of(LegResult one, LegResult other) {
        return one.side() == Side.BEFORE ? new Pair(one, other) : new Pair(other, one);
    }

    /**
     * Returns the natural logarithm of the p95 of the new build divided by that of the old one; above 0 if the new build is
     * slower.
     *
     * @throws NullPointerException if one of the legs has no p95 of the subject
     */
    public double logRatio(String subject) {
        return Math.log(millis(after, subject) / millis(before, subject));
    }

    private static double millis(LegResult leg, String subject) {
        return requireNonNull(leg.p95Millis().get(subject), subject);
    }
}
