package mobius.data.text;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Seeded draws that are the same on every Java version and processor. Only {@code nextLong} is taken from the library: its
 * algorithm is fixed, while those behind bounded and Gaussian draws have changed between releases.
 */
public final class Draws {

    private final SplittableRandom random;

    private Draws(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A stream of its own for each name, so that a change to one feeder leaves the others as they are. */
    public static Draws of(long seed, String stream) {
        return new Draws(seed ^ ((long) stream.hashCode() << 32));
    }

    /** A stream that goes on independently: how much is drawn from it does not move this one. */
    public Draws fork() {
        return new Draws(random.nextLong());
    }

    /** From 0, inclusive, to 1, exclusive. */
    double unit() {
        return (random.nextLong() >>> 11) * 0x1p-53;
    }

    /** From 0, inclusive, to {@code bound}, exclusive. */
    public int below(int bound) {
        return (int) (((random.nextLong() >>> 32) * bound) >>> 32);
    }

    /** Both ends inclusive. */
    public int between(int low, int high) {
        return low + below(high - low + 1);
    }

    public boolean chance(double probability) {
        return unit() < probability;
    }

    public <T> T pick(List<T> values) {
        return values.get(below(values.size()));
    }

    /** {@code count} different values in random order. */
    public <T> List<T> pick(int count, List<T> values) {
        return shuffled(values).subList(0, count);
    }

    /** Fisher and Yates. */
    public <T> List<T> shuffled(List<T> values) {
        List<T> shuffled = new ArrayList<>(values);
        for (int last = shuffled.size() - 1; last > 0; last--) {
            T moved = shuffled.get(last);
            shuffled.set(last, shuffled.set(below(last + 1), moved));
        }
        return shuffled;
    }

    /** Mean 0, standard deviation 1 (Box and Muller). StrictMath, because Math may differ in the last bit. */
    double gaussian() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - unit()));
        return radius * StrictMath.cos(2 * StrictMath.PI * unit());
    }
}
