package mobius.data.text;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Seeded random draws that are the same on every Java version and processor. Only {@code nextLong} of the library is used: its
 * algorithm is specified, while those of bounded and Gaussian draws have changed between releases. Not thread-safe.
 */
public final class Draws {

    private final SplittableRandom random;

    private Draws(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Creates the stream with a name. Each feeder uses its own stream, so that a change to one leaves the others as they are. */
    public static Draws of(long seed, String stream) {
        return new Draws(seed ^ ((long) stream.hashCode() << 32));
    }

    /** Splits off an independent stream. How much is drawn from it does not affect this one. */
    public Draws fork() {
        return new Draws(random.nextLong());
    }

    /** A uniform number from 0 (inclusive) to 1 (exclusive). */
    double unit() {
        return (random.nextLong() >>> 11) * 0x1p-53;
    }

    /**
     * A uniform integer from 0 (inclusive) to {@code bound} (exclusive), by multiplication and shift. The bias is at most
     * {@code bound / 2^32}.
     */
    public int below(int bound) {
        return (int) (((random.nextLong() >>> 32) * bound) >>> 32);
    }

    /** A uniform integer from {@code low} to {@code high}, both inclusive. */
    public int between(int low, int high) {
        return low + below(high - low + 1);
    }

    /** True with a probability from 0 to 1. */
    public boolean chance(double probability) {
        return unit() < probability;
    }

    /** One of the values, each equally likely. */
    public <T> T pick(List<T> values) {
        return values.get(below(values.size()));
    }

    /** Returns {@code count} of the values, each at most once, in random order. */
    public <T> List<T> pick(int count, List<T> values) {
        return shuffled(values).subList(0, count);
    }

    /** Returns the values in random order (Fisher and Yates). */
    public <T> List<T> shuffled(List<T> values) {
        List<T> shuffled = new ArrayList<>(values);
        for (int last = shuffled.size() - 1; last > 0; last--) {
            T moved = shuffled.get(last);
            shuffled.set(last, shuffled.set(below(last + 1), moved));
        }
        return shuffled;
    }

    /**
     * A normal number with mean 0 and standard deviation 1 (Box and Muller). Uses StrictMath, because results of Math may differ
     * in the last bit.
     */
    double gaussian() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - unit()));
        return radius * StrictMath.cos(2 * StrictMath.PI * unit());
    }
}
