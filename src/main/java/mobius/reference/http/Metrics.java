package mobius.reference.http;

import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.Summary;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;

/**
 * Metrics of the target, with the names of prometheus-fastapi-instrumentator and of the Python client's process collector, and
 * metrics of its cache, pool, statements, dependencies and event loops.
 */
public final class Metrics {

    public static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private static final PrometheusTextFormatWriter FORMAT = PrometheusTextFormatWriter.create();

    /** Default buckets of the instrumentator, in seconds. */
    private static final double[] COARSE = {0.1, 0.5, 1};

    private static final double[] FINE = {
        0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 7.5, 10, 30, 60
    };

    /** Buckets of the event loop lag, in seconds. */
    private static final double[] LAGS = {0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5};

    private static final double NANOS_PER_SECOND = 1e9;

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Counter requests = Counter.builder()
            .name("http_requests_total")
            .help("Total number of requests by method, status and handler.")
            .labelNames("handler", "method", "status")
            .register(registry);
    private final Summary requestSize =
            sizes("http_request_size_bytes", "Content length of incoming requests by handler.");
    private final Summary responseSize =
            sizes("http_response_size_bytes", "Content length of outgoing responses by handler.");
    private final Histogram duration = Histogram.builder()
            .name("http_request_duration_seconds")
            .help("Latency with only few buckets by handler.")
            .classicOnly()
            .classicUpperBounds(COARSE)
            .labelNames("handler", "method")
            .register(registry);
    private final Histogram anyDuration = Histogram.builder()
            .name("http_request_duration_highr_seconds")
            .help("Latency with many buckets but no API specific labels.")
            .classicOnly()
            .classicUpperBounds(FINE)
            .register(registry);
    private final Histogram eventLoopLag = Histogram.builder()
            .name("event_loop_lag_seconds")
            .help("How late ticks of 100 ms on the event loops were.")
            .classicOnly()
            .classicUpperBounds(LAGS)
            .register(registry);
    private final Counter accepted = Counter.builder()
            .name("http_connections_accepted_total")
            .help("Connections that clients opened.")
            .register(registry);
    private final Gauge open = gauge("http_connections_open", "Connections that are open.");
    private final Gauge webSockets = gauge("websocket_connections_open", "WebSocket connections that are open.");

    private final Counter statements = Counter.builder()
            .name("db_statements_total")
            .help("Statements that requests ran, by handler and method.")
            .labelNames("handler", "method")
            .register(registry);
    private final Summary dependencies = Summary.builder()
            .name("dependency_request_duration_seconds")
            .help("How long calls of other services took.")
            .labelNames("dependency")
            .register(registry);

    /**
     * Creates the metrics.
     *
     * @param pool whose state is read at each scrape
     * @param cache whose hits are read at each scrape
     */
    public Metrics(ConnectionPool pool, AccountCache cache) {
        ProcessMetrics.builder().register(registry);
        CallbackMetrics asked = new CallbackMetrics(registry);
        ProcessFigures.register(asked);
        asked.counter("cache_hits_total", "Look-ups that the cache answered.", cache::hits);
        asked.counter("cache_misses_total", "Look-ups that the cache could not answer.", cache::misses);
        asked.gauge("db_pool_connections", "Connections of the database pool.", pool::size);
        asked.gauge("db_pool_checked_out", "Database connections in use.", pool::checkedOut);
        asked.gauge("db_pool_waiting", "Requests that wait for a database connection.", pool::waiting);
        asked.counter(
                "db_pool_timeouts_total", "Requests whose wait for a database connection timed out.", pool::timeouts);
        asked.counter(
                "db_pool_wait_seconds_total",
                "Time that requests waited for a database connection.",
                () -> pool.waitedNanos() / NANOS_PER_SECOND);
    }

    /** Returns the counter of statements of an endpoint. */
    public CounterDataPoint statements(String handler, String method) {
        return statements.labelValues(handler, method);
    }

    /** Returns the summary of the response times of an external service, in seconds. */
    public DistributionDataPoint dependency(String name) {
        return dependencies.labelValues(name);
    }

    CounterDataPoint requests(String handler, String method, String status) {
        return requests.labelValues(handler, method, status);
    }

    DistributionDataPoint requestSize(String handler) {
        return requestSize.labelValues(handler);
    }

    DistributionDataPoint responseSize(String handler) {
        return responseSize.labelValues(handler);
    }

    DistributionDataPoint duration(String handler, String method) {
        return duration.labelValues(handler, method);
    }

    /** Returns the histogram of all requests with fine buckets, in seconds. */
    DistributionDataPoint anyDuration() {
        return anyDuration;
    }

    /** Returns the histogram of delays of the event loops, in seconds. */
    public DistributionDataPoint eventLoopLag() {
        return eventLoopLag;
    }

    public void connectionOpened() {
        accepted.inc();
        open.inc();
    }

    public void connectionClosed() {
        open.dec();
    }

    public Gauge webSockets() {
        return webSockets;
    }

    /** Returns all metrics in the Prometheus text format. */
    public byte[] scrape() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            FORMAT.write(text, registry.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toByteArray();
    }

    private Summary sizes(String name, String help) {
        return Summary.builder().name(name).help(help).labelNames("handler").register(registry);
    }

    private Gauge gauge(String name, String help) {
        return Gauge.builder().name(name).help(help).register(registry);
    }

    /** Process metrics that the Python client's collector does not have. */
    private static final class ProcessFigures {

        private static final double MILLIS_PER_SECOND = 1e3;

        private ProcessFigures() {}

        static void register(CallbackMetrics asked) {
            asked.gauge(
                    "process_threads",
                    "Threads that are alive.",
                    () -> ManagementFactory.getThreadMXBean().getThreadCount());
            asked.gauge(
                    "process_cpu_cores",
                    "Cores that the process may use.",
                    () -> Runtime.getRuntime().availableProcessors());
            asked.counter(
                    "process_gc_pause_seconds_total",
                    "Time in which the garbage collector paused the process.",
                    () -> pauseMillis() / MILLIS_PER_SECOND);
        }

        /** Total pause time. The collectors of this JVM stop all threads; a collector that does not measure its time reports -1. */
        private static long pauseMillis() {
            return ManagementFactory.getGarbageCollectorMXBeans().stream()
                    .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                    .filter(millis -> millis > 0)
                    .sum();
        }
    }
}
