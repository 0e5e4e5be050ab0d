package mobius.verdict.leak;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import mobius.telemetry.Series;

/**
 * One figure of a server over a soak, read once a second: what real ones do that is no leak, and what leaks add to it. Levels
 * are 400 MiB of memory, or some tens of files.
 *
 * @param seconds how long the soak is
 * @param random of this replicate
 */
record SyntheticSoak(int seconds, RandomGenerator random) {

    static final double MIB = 1_048_576;
    private static final double LEVEL = 400;
    private static final double MINUTE = 60;
    private static final double WARM_UP = 20 * MINUTE;

    /** What does not leak. */
    enum Clean {
        FLAT(Quantity.MEMORY),
        NOISY(Quantity.MEMORY),
        AUTOCORRELATED(Quantity.MEMORY),
        WANDERING(Quantity.MEMORY),
        HEAP(Quantity.MEMORY),
        HEAP_OF_GENERATIONS(Quantity.MEMORY),
        SLOW_HEAP(Quantity.MEMORY),
        WARM_UP(Quantity.MEMORY),
        RATCHET(Quantity.MEMORY),
        CACHE(Quantity.MEMORY),
        SLOW_CYCLE(Quantity.MEMORY),
        DAILY_CYCLE(Quantity.MEMORY),
        STEP(Quantity.MEMORY),
        BURSTS(Quantity.COUNT),
        POOL(Quantity.COUNT),
        SMALL_POOL(Quantity.COUNT);

        final Quantity quantity;

        Clean(Quantity quantity) {
            this.quantity = quantity;
        }
    }

    /** What leaks a tenth of its level over the soak. */
    enum Leaking {
        HEAP(Quantity.MEMORY),
        HEAP_OF_GENERATIONS(Quantity.MEMORY),
        SLOW_HEAP(Quantity.MEMORY),
        RESIDENT(Quantity.MEMORY),
        RESIDENT_IN_STEPS(Quantity.MEMORY),
        RESIDENT_AFTER_WARM_UP(Quantity.MEMORY),
        FILES(Quantity.COUNT),
        NOISY_POOL(Quantity.COUNT);

        final Quantity quantity;

        Leaking(Quantity quantity) {
            this.quantity = quantity;
        }
    }

    Series of(Clean shape) {
        return switch (shape) {
            case FLAT -> series(at -> LEVEL);
            case NOISY -> series(at -> LEVEL + noise(0.03 * LEVEL));
            case AUTOCORRELATED -> series(autocorrelated(0.02 * LEVEL, MINUTE, LEVEL));
            case WANDERING -> series(autocorrelated(0.01 * LEVEL, 5 * MINUTE, LEVEL));
            case HEAP -> series(heap(at -> LEVEL / 2));
            case HEAP_OF_GENERATIONS -> series(heap(promoted(at -> LEVEL / 2, LEVEL / 8, 4 * MINUTE)));
            case SLOW_HEAP -> series(heap(promoted(at -> LEVEL / 2, LEVEL / 4, 25 * MINUTE)));
            case WARM_UP -> series(warmUp());
            case RATCHET -> series(ratchet(75 * MINUTE));
            case CACHE -> series(at -> LEVEL * (1 + 0.5 * Math.min(1, at / (70 * MINUTE))) + noise(0.005 * LEVEL));
            case SLOW_CYCLE -> series(cycle(0.05, 40 * MINUTE));
            case DAILY_CYCLE -> series(cycle(0.02, 24 * 60 * MINUTE));
            case STEP -> series(step(0.05));
            case BURSTS -> series(bursts());
            case POOL -> series(count(40, at -> 0));
            case SMALL_POOL -> series(count(4, at -> 0));
        };
    }

    /** @param growth over the whole soak, as a share of the level */
    Series of(Leaking shape, double growth) {
        DoubleUnaryOperator share = at -> 1 + growth * at / seconds;
        return switch (shape) {
            case HEAP -> series(heap(at -> LEVEL / 2 * share.applyAsDouble(at)));
            case HEAP_OF_GENERATIONS ->
                series(heap(promoted(at -> LEVEL / 2 * share.applyAsDouble(at), LEVEL / 8, 4 * MINUTE)));
            case SLOW_HEAP -> series(heap(promoted(at -> LEVEL / 2 * share.applyAsDouble(at), LEVEL / 4, 25 * MINUTE)));
            case RESIDENT -> series(plus(autocorrelated(0.01 * LEVEL, MINUTE, 0), share));
            case RESIDENT_IN_STEPS ->
                series(plus(
                        autocorrelated(0.005 * LEVEL, MINUTE, 0),
                        at -> share.applyAsDouble(Math.floor(at / (7 * MINUTE)) * 7 * MINUTE)));
            case RESIDENT_AFTER_WARM_UP -> {
                DoubleUnaryOperator warm = warmUp();
                yield series(at -> warm.applyAsDouble(at) * share.applyAsDouble(at));
            }
            case FILES -> series(count(20, at -> 80 + growth * 100 * at / seconds));
            case NOISY_POOL -> series(count(40, at -> growth * 40 * at / seconds));
        };
    }

    private static DoubleUnaryOperator plus(DoubleUnaryOperator noise, DoubleUnaryOperator share) {
        return at -> LEVEL * share.applyAsDouble(at) + noise.applyAsDouble(at);
    }

    /** Remembers for {@code memory} seconds. */
    private DoubleUnaryOperator autocorrelated(double spread, double memory, double mean) {
        double kept = Math.exp(-1 / memory);
        double[] state = {noise(spread)};
        return at -> {
            state[0] = kept * state[0] + noise(spread * Math.sqrt(1 - kept * kept));
            return mean + state[0];
        };
    }

    /** Rises by garbage above what lives, until a collection about once a minute. */
    private DoubleUnaryOperator heap(DoubleUnaryOperator alive) {
        double[] garbage = {random.nextDouble() * LEVEL / 2};
        double[] full = {LEVEL / 2};
        return at -> {
            garbage[0] += LEVEL / 2 / MINUTE * random.nextDouble() * 2;
            if (garbage[0] > full[0]) {
                garbage[0] = random.nextDouble() * 0.02 * LEVEL;
                full[0] = LEVEL / 2 * (0.9 + 0.2 * random.nextDouble());
            }
            return alive.applyAsDouble(at) + garbage[0];
        };
    }

    /** What lives, and what only a full collection takes away. */
    private DoubleUnaryOperator promoted(DoubleUnaryOperator alive, double garbage, double cycle) {
        double[] old = {random.nextDouble() * garbage};
        double[] full = {garbage};
        return at -> {
            old[0] += garbage / cycle * random.nextDouble() * 2;
            if (old[0] > full[0]) {
                old[0] = 0;
                full[0] = garbage * (0.8 + 0.4 * random.nextDouble());
            }
            return alive.applyAsDouble(at) + old[0];
        };
    }

    private DoubleUnaryOperator warmUp() {
        double rise = 0.1 + 0.9 * random.nextDouble();
        return at -> LEVEL * (1 + rise * (1 - Math.exp(-at / WARM_UP))) + noise(0.005 * LEVEL);
    }

    /** Memory that the allocator takes in lumps and keeps, until it has what the load needs. */
    private DoubleUnaryOperator ratchet(double settled) {
        double[] level = {LEVEL};
        return at -> {
            level[0] += at < settled && random.nextDouble() < 1 / (5 * MINUTE) ? 0.03 * LEVEL * random.nextDouble() : 0;
            return level[0] + noise(0.003 * LEVEL);
        };
    }

    private DoubleUnaryOperator cycle(double height, double period) {
        double phase = 2 * Math.PI * random.nextDouble();
        return at -> LEVEL * (1 + height * Math.sin(phase + 2 * Math.PI * at / period)) + noise(0.005 * LEVEL);
    }

    private DoubleUnaryOperator step(double height) {
        double when = random.nextDouble() * seconds;
        return at -> LEVEL * (at < when ? 1 : 1 + height) + noise(0.003 * LEVEL);
    }

    /** A level that now and then doubles for a minute. */
    private DoubleUnaryOperator bursts() {
        double[] until = {0};
        return at -> {
            until[0] = random.nextDouble() < 1 / (15 * MINUTE) ? at + MINUTE : until[0];
            return Math.rint((at < until[0] ? 200 : 100) + noise(3));
        };
    }

    /** Connections that come and go, and some that do not go. */
    private DoubleUnaryOperator count(double mean, DoubleUnaryOperator kept) {
        DoubleUnaryOperator busy = autocorrelated(Math.sqrt(mean), 20, mean);
        return at -> Math.max(0, Math.rint(busy.applyAsDouble(at))) + Math.floor(kept.applyAsDouble(at));
    }

    private double noise(double spread) {
        return spread * random.nextGaussian();
    }

    private Series series(DoubleUnaryOperator figure) {
        List<Series.Point> points = new ArrayList<>(seconds);
        for (int second = 0; second < seconds; second++) {
            points.add(new Series.Point(second * 1_000L, figure.applyAsDouble(second)));
        }
        return new Series("platform", "figure", "", points);
    }
}
