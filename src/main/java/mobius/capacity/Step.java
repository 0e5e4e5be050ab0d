package mobius.capacity;

import java.time.Duration;

/** Runs the platform under one load for some time. */
@FunctionalInterface
public interface Step {

    /**
     * Offers the load and evaluates the result.
     *
     * @param requestsPerSecond the load to offer, above zero
     * @param hold how long the load is measured, after it has settled
     */
    StepResult at(double requestsPerSecond, Duration hold);
}
