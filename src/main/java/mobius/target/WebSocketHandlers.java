package mobius.target;

import java.util.Map;

/** Opens WebSocket connections. */
final class WebSocketHandlers {

    private final Gatekeeper gatekeeper;
    private final Realtime realtime;
    private final Metrics metrics;

    WebSocketHandlers(Gatekeeper gatekeeper, Realtime realtime, Metrics metrics) {
        this.gatekeeper = gatekeeper;
        this.realtime = realtime;
        this.metrics = metrics;
    }

    /** By the names of the endpoints. */
    Map<String, Operation> operations() {
        return Map.of("WS /ws", this::open);
    }

    /** A connection that FastAPI closes before it accepts it ends with 403. */
    private void open(Call call) {
        Call.Caller caller = gatekeeper
                .caller(call.query().getOrDefault("token", ""))
                .orElseThrow(() -> Refusal.forbidden("Invalid or expired token"));
        if (!call.request().canUpgradeToWebSocket()) {
            throw Refusal.notFound("Not Found");
        }
        call.request()
                .toWebSocket()
                .onSuccess(socket -> realtime.serve(socket, caller.account(), metrics.webSockets()));
    }
}
