package mobius.reference.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.http.ServerWebSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import mobius.reference.http.Json;
import mobius.reference.http.Wire;
import mobius.reference.store.Account;

/**
 * A WebSocket without a higher protocol. Each event is a JSON object with {@code type}, {@code projectId} and {@code data}. The
 * client receives events without subscribing. JSON objects from the client are ignored; anything else gets an error event.
 */
final class PlainSocket implements Realtime.Subscriber {

    private static final String NOT_A_MESSAGE = "A message is a JSON object";

    private final ServerWebSocket socket;
    private final Account account;
    private final Realtime realtime;
    private final Wire wire;

    /** Creates a connection whose client has been authenticated. */
    PlainSocket(ServerWebSocket socket, Account account, Realtime realtime, Wire wire) {
        this.socket = socket;
        this.account = account;
        this.realtime = realtime;
        this.wire = wire;
    }

    /** Serves the connection until it closes. */
    void serve() {
        socket.textMessageHandler(this::receive);
        realtime.subscribe(account, this);
        realtime.opened(socket, () -> realtime.unsubscribe(account, this));
    }

    @Override
    public void send(String type, UUID project, Object data) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("type", type);
        event.put(wire.name("projectId"), project);
        event.put("data", data);
        socket.writeTextMessage(wire.text(event));
    }

    private void receive(String text) {
        boolean isMessage;
        try {
            isMessage = Json.read(text).isObject();
        } catch (JsonProcessingException notJson) {
            isMessage = false;
        }
        if (!isMessage) {
            socket.writeTextMessage(wire.text(Map.of("type", "error", "data", Map.of("message", NOT_A_MESSAGE))));
        }
    }
}
