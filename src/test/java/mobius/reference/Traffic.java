package mobius.reference;

import java.util.random.RandomGenerator;
import mobius.reference.settings.ServiceTime;

/** The requests that come to a simulated pool. */
public interface Traffic {

    /**
     * A request of one kind.
     *
     * @param service how long it takes
     * @param holds whether it holds a connection meanwhile
     * @param counts whether its response time counts for the total
     */
    record Kind(ServiceTime service, boolean holds, boolean counts) {

        /** For how long it holds a connection on average: the mean of a lognormal time is exp(sigma^2 / 2) times its median. */
        double heldSeconds() {
            if (!holds || service.median().isZero()) {
                return 0;
            }
            double sigma =
                    Math.log((double) service.p95().toNanos() / service.median().toNanos()) / 1.6448536269514722;
            return service.median().toNanos() / 1e9 * Math.exp(sigma * sigma / 2);
        }
    }

    /** For how long a request holds a connection on average, in seconds. */
    double heldSeconds();

    /** So many of them a second, in the order of time. */
    Arrivals at(double requestsPerSecond, RandomGenerator random);

    /** One request after the other. */
    interface Arrivals {

        /** When the next one arrives, in seconds from the beginning; never before the one before. */
        double next();

        /** The kind of the one that has just arrived. */
        Kind kind();

        /** When the one that has just arrived is answered, or turned away. */
        void answered(double seconds);
    }
}
