package mobius.reference;

import java.util.random.RandomGenerator;

/** Requests of one kind that arrive by chance and know nothing of each other. */
public record PoissonTraffic(Kind kind) implements Traffic {

    @Override
    public double heldSeconds() {
        return kind.heldSeconds();
    }

    @Override
    public Arrivals at(double requestsPerSecond, RandomGenerator random) {
        return new Arrivals() {

            private double now;

            @Override
            public double next() {
                now -= Math.log(1 - random.nextDouble()) / requestsPerSecond;
                return now;
            }

            @Override
            public Kind kind() {
                return kind;
            }

            @Override
            public void answered(double seconds) {
                // Others come whether or not it is.
            }
        };
    }
}
