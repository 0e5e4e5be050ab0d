package mobius.stats;

import java.util.OptionalInt;
import java.util.stream.LongStream;

/**
 * From where on too many of many responses, in the order of rising load, were bad. Looking on from there, however far, more
 * of them are bad than are allowed; looking back from there, however far, no more are. This is where a fit that never falls
 * (Ayer et al., An Empirical Distribution Function for Sampling with Incomplete Information, 1955) crosses the allowed share:
 * the minimum of the running sum of what is bad less what is allowed.
 */
public final class TurningPoint {

    /** A few bad ones at the very end are no proof. */
    private static final double SURE = 0.99;

    private TurningPoint() {}

    /**
     * The number of the first rung that is beyond it; empty where none is.
     *
     * @param bad on each rung
     * @param all on each rung, good or bad
     * @param allowed the share that may be bad, from 0 to 1
     */
    public static OptionalInt of(long[] bad, long[] all, double allowed) {
        int turn = 0;
        double sum = 0;
        double least = 0;
        for (int rung = 0; rung < all.length; rung++) {
            sum += bad[rung] - allowed * all[rung];
            if (sum <= least) {
                least = sum;
                turn = rung + 1;
            }
        }
        return isSure(bad, all, turn, allowed) ? OptionalInt.of(turn) : OptionalInt.empty();
    }

    private static boolean isSure(long[] bad, long[] all, int from, double allowed) {
        long hits = LongStream.of(bad).skip(from).sum();
        long trials = LongStream.of(all).skip(from).sum();
        return trials > 0 && new BinomialBound(hits, trials).low(SURE) > allowed;
    }
}
