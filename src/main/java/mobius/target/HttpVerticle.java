package mobius.target;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;

/** The HTTP server of one event loop. Those of all loops share the port. */
final class HttpVerticle extends VerticleBase {

    private final HttpServerOptions options;
    private final Handler<HttpServerRequest> requests;
    private final Metrics metrics;
    private int port;

    HttpVerticle(HttpServerOptions options, Handler<HttpServerRequest> requests, Metrics metrics) {
        this.options = options;
        this.requests = requests;
        this.metrics = metrics;
    }

    @Override
    public Future<?> start() {
        EventLoopLag.watch(vertx, metrics.eventLoopLag());
        HttpServer server = vertx.createHttpServer(options);
        return server.connectionHandler(connection -> {
                    metrics.connectionOpened();
                    connection.closeHandler(closed -> metrics.connectionClosed());
                })
                .requestHandler(requests)
                .listen()
                .onSuccess(listening -> port = listening.actualPort());
    }

    /** The port it listens on, once it does. */
    int port() {
        return port;
    }
}
