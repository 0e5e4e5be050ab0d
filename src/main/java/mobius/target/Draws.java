package mobius.target;

import java.util.List;
import java.util.Random;

/** The service times and failures of one endpoint: the same seed gives the same sequence. */
final class Draws {

    private final String endpoint;
    private final ServiceTime time;
    private final List<Fault> faults;
    private final double failures;
    private final Random times;
    private final Random dice;

    /** Those of an endpoint by its name. */
    Draws(String endpoint, TargetSettings settings) {
        this(endpoint, settings.serviceTime(endpoint), settings);
    }

    /** Those of something else that takes time. */
    Draws(String endpoint, ServiceTime time, TargetSettings settings) {
        this.endpoint = endpoint;
        this.time = time;
        this.faults = settings.faults();
        this.failures = faults.stream()
                .mapToDouble(fault -> fault.failures(endpoint))
                .max()
                .orElse(0);
        this.times = new Random(settings.seed() ^ endpoint.hashCode());
        this.dice = new Random(settings.seed() + endpoint.hashCode());
    }

    /** The service time of the next request. */
    long nextNanos() {
        long nanos = time.drawNanos(times);
        for (Fault fault : faults) {
            nanos = fault.serviceNanos(endpoint, nanos);
        }
        return nanos;
    }

    /** Whether the next request fails. */
    boolean nextFails() {
        return failures > 0 && dice.nextDouble() < failures;
    }
}
