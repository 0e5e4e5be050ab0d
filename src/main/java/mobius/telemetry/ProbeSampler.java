package mobius.telemetry;

import java.util.List;
import java.util.function.LongSupplier;

/** Reads all probes at the same time. */
final class ProbeSampler {

    private final List<Probe> probes;
    private final LongSupplier nanoTime;
    private final LongSupplier millisTime;
    private long lastNanos;

    ProbeSampler(List<Probe> probes, LongSupplier nanoTime, LongSupplier millisTime) {
        this.probes = List.copyOf(probes);
        this.nanoTime = nanoTime;
        this.millisTime = millisTime;
        this.lastNanos = nanoTime.getAsLong();
    }

    /** Ratios refer to the actual time since the last reading, which differs from the period on a busy machine. */
    List<Sample> take() {
        long now = nanoTime.getAsLong();
        double seconds = Math.max(1, now - lastNanos) / 1e9;
        lastNanos = now;
        ProbeSamples readings = new ProbeSamples(millisTime.getAsLong());
        probes.forEach(probe -> probe.read(seconds, readings));
        return readings.samples();
    }
}
