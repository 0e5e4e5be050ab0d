package mobius.reference;

import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;

/** Wants to run ten times a second on one event loop, and notes how late it is let: as late as a request that comes then. */
final class EventLoopLag {

    private static final long PERIOD_MILLIS = 100;
    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(PERIOD_MILLIS);
    private static final double NANOS_PER_SECOND = 1e9;

    private final DistributionDataPoint seconds;
    private long last = System.nanoTime();

    private EventLoopLag(DistributionDataPoint seconds) {
        this.seconds = seconds;
    }

    /** Watches the event loop of the caller until it ends. */
    static void watch(Vertx vertx, DistributionDataPoint seconds) {
        EventLoopLag lag = new EventLoopLag(seconds);
        vertx.setPeriodic(PERIOD_MILLIS, timer -> lag.tick(System.nanoTime()));
    }

    private void tick(long now) {
        seconds.observe(Math.max(0, now - last - PERIOD_NANOS) / NANOS_PER_SECOND);
        last = now;
    }
}
