package mobius.reference.settings;

import java.time.Duration;

/**
 * An injected defect of a target. The default of every method is healthy behaviour. Faults may have state; each target has
 * instances of its own.
 */
public interface Fault {

    /** Returns the name in {@code mobius.embedded.faults}. */
    String name();

    /**
     * Returns the service time of a request, or the response time of an external service.
     *
     * @param what the name of the endpoint, such as {@code GET /contexts/search}, or of the service, such as {@code vector-store}
     * @param nanos the healthy time
     */
    default long serviceNanos(String what, long nanos) {
        return nanos;
    }

    /**
     * Returns the share of requests that fail with 500, from 0 to 1.
     *
     * @param endpoint its name, such as {@code POST /contexts}
     */
    default double failures(String endpoint) {
        return 0;
    }

    /** Returns the additional time of the first request of each endpoint, zero or more. */
    default Duration firstRequestTakesLonger() {
        return Duration.ZERO;
    }

    /** Returns true if the endpoint limits its list to the requested number of rows. */
    default boolean pages(String endpoint) {
        return true;
    }

    /**
     * Returns the number of statements that the endpoint runs for each of the caller's projects and contexts, in addition to
     * those of the request itself.
     */
    default int statementsPerRow(String endpoint) {
        return 0;
    }

    /** Returns true if requests get a response. */
    default boolean answers() {
        return true;
    }

    /** Returns true if the cache keeps its entries. */
    default boolean caches() {
        return true;
    }

    /**
     * Returns the size of the database pool, at least 1.
     *
     * @param configured the configured size
     */
    default int connections(int configured) {
        return configured;
    }

    /**
     * Decides at the end of a request whether it returns its database connection.
     *
     * @param others the number of connections that are left for other requests if it does not
     */
    default boolean givesConnectionBack(int others) {
        return true;
    }

    /**
     * Returns the rate limit.
     *
     * @param configured the configured limit
     */
    default TargetSettings.Limit limit(TargetSettings.Limit configured) {
        return configured;
    }

    /**
     * Runs during each request on its event loop, except for monitoring requests: the load that the fault adds to the process.
     */
    default void burden() {}
}
