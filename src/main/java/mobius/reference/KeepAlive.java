package mobius.reference;

import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.ContextInternal;
import java.time.Duration;
import mobius.reference.settings.Delay;
import org.jspecify.annotations.Nullable;

/**
 * Closes an idle connection some time after its last response, as uvicorn does. A request in progress or a WebSocket keeps it
 * open without a limit. Confined to the event loop of the connection.
 */
final class KeepAlive {

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
