package mobius.reference;

import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.ContextInternal;
import java.time.Duration;
import mobius.reference.settings.Delay;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection some time after its last response, as uvicorn does. A request that is worked on, and a WebSocket, keep it
 * open however long they last. It lives on the event loop of its connection.
 */
final class KeepAlive {

    private final HttpConnection connection;
    private final Duration time;
    private @Nullable ScheduledFuture<?> end;

    KeepAlive(HttpConnection connection, Duration time) {
        this.connection = connection;
        this.time = time;
    }

    /** A request came on this connection. */
    void busy(HttpServerRequest request) {
        cancel();
        request.response().endHandler(sent -> {
            cancel();
            end = Delay.schedule(ContextInternal.current(), time.toNanos(), connection::close);
        });
    }

    /** The connection is closed. */
    void cancel() {
        if (end != null) {
            end.cancel(false);
            end = null;
        }
    }
}
