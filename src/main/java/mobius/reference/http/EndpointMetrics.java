package mobius.reference.http;

import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The time series of one endpoint. They are looked up once instead of for each request. */
final class EndpointMetrics {

    private static final int STATUS_CLASSES = 6;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Metrics metrics;
    private final String handler;
    private final String method;
    private final AtomicReferenceArray<CounterDataPoint> byStatusClass = new AtomicReferenceArray<>(STATUS_CLASSES);
    private final DistributionDataPoint requestSize;
    private final DistributionDataPoint responseSize;
    private final DistributionDataPoint duration;
    private final DistributionDataPoint anyDuration;

    /**
     * Looks up the series.
     *
     * @param handler the path of the route, or {@code none}
     * @param method in upper case
     */
    EndpointMetrics(Metrics metrics, String handler, String method) {
        this.metrics = metrics;
        this.handler = handler;
        this.method = method;
        this.requestSize = metrics.requestSize(handler);
        this.responseSize = metrics.responseSize(handler);
        this.duration = metrics.duration(handler, method);
        this.anyDuration = metrics.anyDuration();
    }

    /**
     * Counts a response.
     *
     * @param status of HTTP
     * @param requestBytes the content length of the request
     * @param responseBytes the content length of the response
     * @param nanos the duration
     */
    void record(int status, long requestBytes, long responseBytes, long nanos) {
        counter(status / 100).inc();
        requestSize.observe((double) requestBytes);
        responseSize.observe((double) responseBytes);
        duration.observe(nanos / NANOS_PER_SECOND);
        anyDuration.observe(nanos / NANOS_PER_SECOND);
    }

    /** Counters by status class are created on first use, so that unused classes have no series. */
    private CounterDataPoint counter(int statusClass) {
        CounterDataPoint known = byStatusClass.get(statusClass);
        if (known != null) {
            return known;
        }
        CounterDataPoint counter = metrics.requests(handler, method, statusClass + "xx");
        byStatusClass.set(statusClass, counter);
        return counter;
    }
}
