package mobius.reference.settings;

import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** The service times and failures of one endpoint: the same seed gives the same sequence. */
public final class LatencySampler {

    private final String endpoint;
    private final ServiceTime time;
    private final List<Fault> faults;
    private final double failures;
    private final Random times;
    private final Random dice;
    private final AtomicLong moreForTheFirst;

    /** Those of an endpoint by its name. */
    public LatencySampler(String endpoint, TargetSettings settings) {
        this(endpoint, settings.serviceTime(endpoint), settings, moreForTheFirst(settings));
    }

    /** Those of something else that takes time. */
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
        this.times = new Random(settings.seed() ^ endpoint.hashCode());
        this.dice = new Random(settings.seed() + endpoint.hashCode());
        this.moreForTheFirst = new AtomicLong(moreForTheFirst);
    }

    private static long moreForTheFirst(TargetSettings settings) {
        return settings.faults().stream()
                .mapToLong(fault -> fault.firstRequestTakesLonger().toNanos())
                .sum();
    }

    /** The service time of the next request. */
    public long nextNanos() {
        long nanos = time.drawNanos(times);
        for (Fault fault : faults) {
            nanos = fault.serviceNanos(endpoint, nanos);
        }
        return nanos + moreForTheFirst.getAndSet(0);
    }

    /** Whether a list stops at the limit that was asked for. */
    public boolean pages() {
        return faults.stream().allMatch(fault -> fault.pages(endpoint));
    }

    /** Whether the next request fails. */
    public boolean nextFails() {
        return failures > 0 && dice.nextDouble() < failures;
    }
}
