package mobius.comparison;

import static java.util.Objects.requireNonNull;

/** Two legs that count, one of each build, the one right after the other. */
public record Pair(LegResult before, LegResult after) {

    static Pair of(LegResult one, LegResult other) {
        return one.side() == Side.BEFORE ? new Pair(one, other) : new Pair(other, one);
    }

    /** The natural logarithm of how many times as long the p95 is after as before. */
    public double logRatio(String subject) {
        return Math.log(millis(after, subject) / millis(before, subject));
    }

    private static double millis(LegResult leg, String subject) {
        return requireNonNull(leg.p95Millis().get(subject), subject);
    }
}
