package mobius.target;

import java.time.Duration;

/** Something that is wrong with a target on purpose. Every method's default is health. */
public interface Fault {

    /** As in {@code mobius.embedded.faults}. */
    String name();

    /** The service time of a request whose healthy one is {@code nanos}. */
    default long serviceNanos(String endpoint, long nanos) {
        return nanos;
    }

    /**
     * The share of requests to the endpoint that fail with 500, from 0 to 1.
     *
     * @param endpoint its name, as in {@code POST /contexts}
     */
    default double failures(String endpoint) {
        return 0;
    }

    /** How much longer than the others the first request of each endpoint takes, zero or more. */
    default Duration firstRequestTakesLonger() {
        return Duration.ZERO;
    }

    /** Whether the endpoint stops its list at the limit that was asked for. */
    default boolean pages(String endpoint) {
        return true;
    }

    /** Whether requests get an answer at all. */
    default boolean answers() {
        return true;
    }
}
