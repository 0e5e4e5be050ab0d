package mobius.reference.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.internal.ContextInternal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import mobius.reference.http.Json;
import mobius.reference.http.Wire;
import mobius.reference.settings.Delay;
import mobius.reference.settings.TargetSettings;
import mobius.reference.store.Account;
import mobius.reference.store.Ids;
import org.jspecify.annotations.Nullable;

/**
 * A Socket.IO connection (protocol 5, Socket.IO 4) over the WebSocket transport of Engine.IO 4. The client authenticates with the
 * token in its CONNECT packet and then receives events. Events from the client are ignored.
 *
 * <p>Each text is an Engine.IO packet: 0 open, 1 close, 2 ping, 3 pong, 4 message. A message is a Socket.IO packet: 0 CONNECT, 1
 * DISCONNECT, 2 EVENT, 4 CONNECT_ERROR.
 */
final class SocketIo implements Realtime.Subscriber {

    private static final int MOST_BYTES_OF_A_PACKET = 1_000_000;
    private static final String PING = "2";

    private final ServerWebSocket socket;
    private final Function<String, Optional<Account>> accounts;
    private final Realtime realtime;
    private final Wire wire;
    private final TargetSettings.Heartbeat heartbeat;
    private final ContextInternal context = ContextInternal.current();
    private @Nullable ScheduledFuture<?> timer;
    private @Nullable Account account;

    /**
     * Creates a connection on the event loop of the caller.
     *
     * @param accounts returns the account of an access token
     */
    SocketIo(
            ServerWebSocket socket,
            Function<String, Optional<Account>> accounts,
            Realtime realtime,
            Wire wire,
            TargetSettings.Heartbeat heartbeat) {
        this.socket = socket;
        this.accounts = accounts;
        this.realtime = realtime;
        this.wire = wire;
        this.heartbeat = heartbeat;
    }

    /** Serves the connection until it closes. */
    void serve() {
        socket.textMessageHandler(this::receive);
        realtime.opened(socket, this::closed);
        say("0"
                + Json.text(Map.of(
                        "sid", newId(),
                        "upgrades", List.of(),
                        "pingInterval", heartbeat.pingInterval().toMillis(),
                        "pingTimeout", heartbeat.pingTimeout().toMillis(),
                        "maxPayload", MOST_BYTES_OF_A_PACKET)));
        pingLater();
    }

    @Override
    public void send(String type, UUID project, Object data) {
        say("42" + wire.text(List.of(type, data)));
    }

    /** Handles one packet; unknown ones are ignored. */
    private void receive(String packet) {
        if (packet.startsWith("40")) {
            connect(packet.substring(2));
        } else if (packet.equals("3")) {
            pingLater();
        } else if (packet.equals("1") || packet.startsWith("41")) {
            socket.close();
        }
    }

    /** Authenticates the client. Only the default namespace exists. */
    private void connect(String payload) {
        if (payload.startsWith("/")) {
            String namespace = payload.split(",", 2)[0];
            say("44" + namespace + "," + Json.text(Map.of("message", "Invalid namespace")));
            return;
        }
        Optional<Account> known = accounts.apply(token(payload));
        if (known.isEmpty()) {
            say("44" + Json.text(Map.of("message", "Invalid or expired token")));
            return;
        }
        closed(account);
        account = known.get();
        realtime.subscribe(account, this);
        say("40" + Json.text(Map.of("sid", newId())));
    }

    /** The token in a CONNECT packet; empty if there is none. */
    private static String token(String payload) {
        try {
            JsonNode token = Json.read(payload).path("token");
            return token.isTextual() ? token.textValue() : "";
        } catch (JsonProcessingException notJson) {
            return "";
        }
    }

    /** Schedules a ping. The connection closes if no pong follows in time. */
    private void pingLater() {
        schedule(heartbeat.pingInterval().toNanos(), () -> {
            say(PING);
            schedule(heartbeat.pingTimeout().toNanos(), socket::close);
        });
    }

    /** Schedules an action in place of the one that is scheduled. */
    private void schedule(long nanos, Runnable action) {
        cancel();
        timer = Delay.schedule(context, nanos, action);
    }

    private void cancel() {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    private void closed() {
        cancel();
        closed(account);
    }

    private void closed(@Nullable Account before) {
        if (before != null) {
            realtime.unsubscribe(before, this);
        }
    }

    private void say(String packet) {
        socket.writeTextMessage(packet);
    }

    private static String newId() {
        return Ids.draw(ThreadLocalRandom.current()).toString();
    }
}
