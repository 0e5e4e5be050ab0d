package mobius.reference.settings;

import java.time.Duration;

/** Something that is wrong with a target on purpose. Every method's default is health. A fault may have state: one is made for each target. */
public interface Fault {

    /** As in {@code mobius.embedded.faults}. */
    String name();

    /**
     * The time of a request, or of the answer of an outer service, whose healthy one is {@code nanos}.
     *
     * @param what the endpoint's name, as in {@code GET /contexts/search}, or the outer service's, as in {@code vector-store}
     */
    default long serviceNanos(String what, long nanos) {
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

    /** How many statements the endpoint runs for each of the caller's projects and contexts, beside those of the request. */
    default int statementsPerRow(String endpoint) {
        return 0;
    }

    /** Whether requests get an answer at all. */
    default boolean answers() {
        return true;
    }

    /** Whether what is put into the cache is in it afterwards. */
    default boolean caches() {
        return true;
    }

    /** The size of the database pool where so many connections are configured, at least 1. */
    default int connections(int configured) {
        return configured;
    }

    /**
     * Whether a request gives its database connection back at its end.
     *
     * @param others how many connections are left for other requests if it does not
     */
    default boolean givesConnectionBack(int others) {
        return true;
    }

    /** The rate limit where this one is configured. */
    default TargetSettings.Limit limit(TargetSettings.Limit configured) {
        return configured;
    }

    /** What each request does to the process beside what it is there for. It runs on the request's event loop; probes do without. */
    default void burden() {}
}
