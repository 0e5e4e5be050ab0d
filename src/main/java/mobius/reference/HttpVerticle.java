package mobius.reference;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import mobius.reference.http.Metrics;

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
}
