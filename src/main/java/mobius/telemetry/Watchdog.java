package mobius.telemetry;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * Wakes up every 5 ms and measures how late. Virtual users on the same machine are as late, and Gatling counts that as response
 * time of the platform.
 */
final class Watchdog implements Probe {

    /** Delay from which ticks are recorded one by one, with their time. */
    static final double STALL_MILLIS = 1;

    private static final long TICK_NANOS = InjectorMetrics.TICK.toNanos();
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double MICROS_PER_MILLI = 1e3;

    private final LongSupplier nanoTime;
    private final LongSupplier millisTime;
    private final LongConsumer sleepNanos;
    private final SingleWriterRecorder lagMicros = new SingleWriterRecorder(3);
    private final Queue<Stall> stalls = new ConcurrentLinkedQueue<>();

    private record Stall(long dueMillis, double lagMillis) {}

    /**
     * @param nanoTime a clock as {@link System#nanoTime}
     * @param millisTime milliseconds since the epoch
     * @param sleepNanos waits about as long as it is told
     */
    Watchdog(LongSupplier nanoTime, LongSupplier millisTime, LongConsumer sleepNanos) {
        this.nanoTime = nanoTime;
        this.millisTime = millisTime;
        this.sleepNanos = sleepNanos;
    }

    /** Waits for one tick. If it wakes up too early, it is not late. */
    void tick() {
        long due = nanoTime.getAsLong() + TICK_NANOS;
        sleepNanos.accept(TICK_NANOS);
        long lag = Math.max(0, nanoTime.getAsLong() - due);
        lagMicros.recordValue(Math.round(lag / NANOS_PER_MICRO));
        double millis = lag / NANOS_PER_MILLI;
        if (millis >= STALL_MILLIS) {
            stalls.add(new Stall(millisTime.getAsLong() - Math.round(millis), millis));
        }
    }

    @Override
    public void read(double seconds, ProbeSamples out) {
        Histogram lag = lagMicros.getIntervalHistogram();
        out.put(InjectorMetrics.TICKS, (double) lag.getTotalCount());
        if (lag.getTotalCount() > 0) {
            out.put(InjectorMetrics.LAG_P99, lag.getValueAtPercentile(99) / MICROS_PER_MILLI);
            out.put(InjectorMetrics.LAG_MAX, lag.getMaxValue() / MICROS_PER_MILLI);
        }
        for (Stall stall = stalls.poll(); stall != null; stall = stalls.poll()) {
            out.putAt(stall.dueMillis(), InjectorMetrics.STALL, "", stall.lagMillis());
        }
    }
}
