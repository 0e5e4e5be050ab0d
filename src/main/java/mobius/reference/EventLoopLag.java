package mobius.reference;

import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;

/**
 * Measures the delay of a timer that fires ten times a second on one event loop, which is the delay of a request that arrives at
 * the same time.
 */
final class EventLoopLag {

    private static final long PERIOD_MILLIS = 100;
    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(PERIOD_MILLIS);
    private static final double NANOS_PER_SECOND = 1e9;

    private final DistributionDataPoint seconds;
    private long last = System.nanoTime();

    private EventLoopLag(DistributionDataPoint seconds) {
        this.seconds = seconds;
    }

    /**
     * Measures the event loop of the caller for as long as it runs.
     *
     * @param seconds records each delay
     */
    static void watch(Vertx vertx, DistributionDataPoint seconds) {
        EventLoopLag lag = new EventLoopLag(seconds);
        vertx.setPeriodic(PERIOD_MILLIS, timer -> lag.tick(System.nanoTime()));
    }

    private void tick(long now) {
        seconds.observe(Math.max(0, now - last - PERIOD_NANOS) / NANOS_PER_SECOND);
        last = now;
    }
}
