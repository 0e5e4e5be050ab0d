package mobius.reference.settings;

import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** Service times and failures of one endpoint. The same seed gives the same sequence. */
public final class LatencySampler {

    private final String endpoint;
    private final ServiceTime time;
    private final List<Fault> faults;
    private final double failures;
    private final Random times;
    private final Random dice;
    private final AtomicLong moreForTheFirst;

    /**
     * Creates the sampler of an endpoint.
     *
     * @param endpoint its name, such as {@code GET /contexts/{id}}
     */
    public LatencySampler(String endpoint, TargetSettings settings) {
        this(endpoint, settings.serviceTime(endpoint), settings, moreForTheFirst(settings));
    }

    /** Creates the sampler of something other than an endpoint, such as the delay of events. */
    public LatencySampler(String name, ServiceTime time, TargetSettings settings) {
        this(name, time, settings, 0);
    }

    private LatencySampler(String endpoint, ServiceTime time, TargetSettings settings, long moreForTheFirst) {
        this.endpoint = endpoint;
        this.time = time;
        this.faults = settings.faults();
        this.failures = faults.stream()
                .mapToDouble(fault -> fault.failures(endpoint))
                .max()
                .orElse(0);
        // Two generators, so that a fault that fails requests does not change the service times.
        this.times = new Random(settings.seed() ^ endpoint.hashCode());
        this.dice = new Random(settings.seed() + endpoint.hashCode());
        this.moreForTheFirst = new AtomicLong(moreForTheFirst);
    }

    private static long moreForTheFirst(TargetSettings settings) {
        return settings.faults().stream()
                .mapToLong(fault -> fault.firstRequestTakesLonger().toNanos())
                .sum();
    }

    /** Returns the service time of the next request. */
    public long nextNanos() {
        long nanos = time.drawNanos(times);
        for (Fault fault : faults) {
            nanos = fault.serviceNanos(endpoint, nanos);
        }
        return nanos + moreForTheFirst.getAndSet(0);
    }

    /** Returns true if a list is limited to the requested number of rows. */
    public boolean pages() {
        return faults.stream().allMatch(fault -> fault.pages(endpoint));
    }

    /** Returns true if the next request fails. */
    public boolean nextFails() {
        return failures > 0 && dice.nextDouble() < failures;
    }
}
