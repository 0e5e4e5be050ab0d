package mobius.reference.api;

import io.vertx.core.http.ServerWebSocket;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import mobius.reference.http.Call;
import mobius.reference.http.Operation;
import mobius.reference.http.Refusal;
import mobius.reference.http.RequestGuard;
import mobius.reference.http.Wire;
import mobius.reference.settings.TargetSettings;
import mobius.reference.store.Account;

/** Opens the connections of the two real-time protocols. */
public final class WebSocketHandlers {

    private final RequestGuard gatekeeper;
    private final Realtime realtime;
    private final Wire wire;
    private final TargetSettings.Heartbeat heartbeat;

    /**
     * Creates the handlers.
     *
     * @param gatekeeper returns the caller of a token
     * @param realtime to which connections subscribe
     * @param wire writes events in the dialect
     * @param heartbeat of Socket.IO connections
     */
    public WebSocketHandlers(
            RequestGuard gatekeeper, Realtime realtime, Wire wire, TargetSettings.Heartbeat heartbeat) {
        this.gatekeeper = gatekeeper;
        this.realtime = realtime;
        this.wire = wire;
        this.heartbeat = heartbeat;
    }

    /** Returns the operations by endpoint name. */
    public Map<String, Operation> operations() {
        return Map.of(TargetSettings.WEB_SOCKET, this::openPlain, TargetSettings.SOCKET_IO, this::openSocketIo);
    }

    /**
     * Opens a plain WebSocket. Without a valid token the handshake is refused with 403, as FastAPI does for a connection that is
     * closed before it is accepted.
     */
    private void openPlain(Call call) {
        String token = Optional.ofNullable(call.query().get("token"))
                .or(() -> RequestGuard.bearer(call.request()))
                .orElse("");
        Account account = account(token).orElseThrow(() -> Refusal.forbidden("Invalid or expired token"));
        if (!call.request().canUpgradeToWebSocket()) {
            throw Refusal.notFound("Not Found");
        }
        upgrade(call, socket -> new PlainSocket(socket, account, realtime, wire).serve());
    }

    /** Opens a Socket.IO connection, which authenticates later, in a packet of its own. */
    private void openSocketIo(Call call) {
        Map<String, String> query = call.query();
        if (!query.getOrDefault("EIO", "").equals("4")) {
            throw Refusal.badRequest("Only version 4 of the Engine.IO protocol is served: ask for EIO=4");
        }
        if (!query.getOrDefault("transport", "").equals("websocket")
                || !call.request().canUpgradeToWebSocket()) {
            throw Refusal.badRequest(
                    "Only the WebSocket transport of Engine.IO is served: ask for transport=websocket and an upgrade");
        }
        upgrade(call, socket -> new SocketIo(socket, this::account, realtime, wire, heartbeat).serve());
    }

    private Optional<Account> account(String token) {
        return gatekeeper.caller(token).map(Call.Caller::account);
    }

    private static void upgrade(Call call, Consumer<ServerWebSocket> serve) {
        call.request().toWebSocket().onSuccess(serve::accept);
    }
}
