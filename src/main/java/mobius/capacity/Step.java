package mobius.capacity;

import java.time.Duration;

/** Puts one load on the platform for a while. */
@FunctionalInterface
public interface Step {

    /**
     * Offers the load and judges what came of it.
     *
     * @param requestsPerSecond the load to offer, above zero
     * @param hold how long it is measured, after it has settled
     */
    StepResult at(double requestsPerSecond, Duration hold);
}
