package mobius.measure;

import java.util.Random;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** A distribution of response times in milliseconds. */
record LogShape(String name, ToIntFunction<Random> millis) {

    /** Ten on which percentiles go wrong. */
    static Stream<LogShape> all() {
        return Stream.of(
                new LogShape("99.9 % at 1..3 ms, 0.1 % at 5 s", r -> r.nextInt(1_000) == 0 ? 5_000 : 1 + r.nextInt(3)),
                new LogShape("95 % at 20 ms, 5 % at 3.1 s", r -> r.nextInt(20) == 0 ? 3_100 : 20),
                new LogShape("constant", r -> 7),
                new LogShape("all zero", r -> 0),
                new LogShape("even", r -> r.nextInt(2_000)),
                new LogShape("lognormal", r -> (int) Math.exp(3.5 + 0.9 * r.nextGaussian())),
                new LogShape("exponential", r -> (int) (-80 * Math.log(1 - r.nextDouble()))),
                new LogShape("heavy tail", r -> (int) Math.min(3_600_000, 5 / Math.pow(1 - r.nextDouble(), 1 / 1.1))),
                new LogShape("two humps", r -> r.nextBoolean() ? 10 + r.nextInt(5) : 9_000 + r.nextInt(500)),
                new LogShape("from milliseconds to hours", r -> (int) Math.pow(10, 7 * r.nextDouble())));
    }

    int[] draw(int count, Random random) {
        return random.ints(count).map(ignored -> millis.applyAsInt(random)).toArray();
    }

    @Override
    public String toString() {
        return name;
    }
}
