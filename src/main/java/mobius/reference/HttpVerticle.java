package mobius.reference;

import io.netty.util.concurrent.ScheduledFuture;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.ContextInternal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mobius.reference.http.Metrics;
import mobius.reference.settings.Delay;
import org.jspecify.annotations.Nullable;

/** The HTTP server of one event loop. The servers of all loops share the port. */
final class HttpVerticle extends VerticleBase {

    private final HttpServerOptions options;
    private final Duration keepAlive;
    private final Handler<HttpServerRequest> requests;
    private final Metrics metrics;
    private final Map<HttpConnection, KeepAlive> connections = new HashMap<>();
    private int port;

    /**
     * Creates a server.
     *
     * @param options with the port
     * @param keepAlive how long an idle connection stays open
     * @param requests handles all requests
     * @param metrics of the connections and the event loop
     */
    HttpVerticle(HttpServerOptions options, Duration keepAlive, Handler<HttpServerRequest> requests, Metrics metrics) {
        this.options = options;
        this.keepAlive = keepAlive;
        this.requests = requests;
        this.metrics = metrics;
    }

    @Override
    public Future<?> start() {
        EventLoopLag.watch(vertx, metrics.eventLoopLag());
        HttpServer server = vertx.createHttpServer(options);
        return server.connectionHandler(this::opened)
                .requestHandler(this::handle)
                .listen()
                .onSuccess(listening -> port = listening.actualPort());
    }

    private void opened(HttpConnection connection) {
        KeepAlive alive = new KeepAlive(connection, keepAlive);
        connections.put(connection, alive);
        metrics.connectionOpened();
        connection.closeHandler(closed -> {
            metrics.connectionClosed();
            alive.cancel();
            connections.remove(connection);
        });
    }

    /** Stops the idle timer before the request is handled. */
    private void handle(HttpServerRequest request) {
        KeepAlive alive = connections.get(request.connection());
        if (alive != null) {
            alive.busy(request);
        }
        requests.handle(request);
    }

    /** Returns the port; 0 until the server listens. */
    int port() {
        return port;
    }

    /**
     * Measures the delay of a timer that fires ten times a second on one event loop, which is the delay of a request that arrives at
     * the same time.
     */
    private static final class EventLoopLag {

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

    /**
     * Closes an idle connection some time after its last response, as uvicorn does. A request in progress or a WebSocket keeps it
     * open without a limit. Confined to the event loop of the connection.
     */
    private static final class KeepAlive {

        private final HttpConnection connection;
        private final Duration time;
        private @Nullable ScheduledFuture<?> end;

        /**
         * Creates the timer of a connection, which starts after its first response.
         *
         * @param time from a response to the closing of the connection
         */
        KeepAlive(HttpConnection connection, Duration time) {
            this.connection = connection;
            this.time = time;
        }

        /** Stops the timer until the response to this request has been sent. */
        void busy(HttpServerRequest request) {
            cancel();
            request.response().endHandler(sent -> {
                cancel();
                end = Delay.schedule(ContextInternal.current(), time.toNanos(), connection::close);
            });
        }

        /** Stops the timer. Must be called when the connection has closed. */
        void cancel() {
            if (end != null) {
                end.cancel(false);
                end = null;
            }
        }
    }
}
