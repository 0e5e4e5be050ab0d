package mobius.stats;

import java.util.OptionalInt;
import java.util.stream.LongStream;

/**
 * The load from which too large a share of the responses was bad, for responses in the order of rising load.
 *
 * <p>From the turning point onwards, any stretch of rungs has a larger share of bad responses than is allowed; before it, any
 * stretch back from it has not. It is the point at which an isotonic fit (Ayer et al., An Empirical Distribution Function for
 * Sampling with Incomplete Information, Annals of Mathematical Statistics 26, 1955) crosses the allowed share: the minimum of the
 * running sum of bad responses minus allowed ones.
 */
public final class TurningPoint {

    /** Required confidence: a few bad responses at the very end prove nothing. */
    private static final double SURE = 0.99;

    private TurningPoint() {}

    /**
     * Returns the index of the first rung beyond the turning point, from 0; empty if the share of bad responses after it is not
     * above the allowed one at 99 % confidence ({@link BinomialBound}).
     *
     * @param bad the number of bad responses of each rung
     * @param all the number of responses of each rung, good and bad
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
