package mobius.config;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import mobius.config.hocon.Kind;
import mobius.config.hocon.StringKinds;

/** How a platform sends events to connected clients. */
public enum Realtime {
    /** It does not, or not in a way that can be tested. */
    OFF("off"),
    /** JSON messages on a WebSocket at {@code /ws}, with the token in the query. */
    WEBSOCKET("websocket"),
    /** Socket.IO 4 over a WebSocket at {@code /socket.io/}, with the token in the connect message. */
    SOCKET_IO("socket.io");

    static final Kind<Realtime> KIND = StringKinds.oneOf(named());

    private final String setting;

    Realtime(String setting) {
        this.setting = setting;
    }

    /** The value of {@code mobius.platform.realtime}. */
    public String setting() {
        return setting;
    }

    private static Map<String, Realtime> named() {
        Map<String, Realtime> named = new LinkedHashMap<>();
        Arrays.stream(values()).forEach(value -> named.put(value.setting, value));
        return named;
    }
}
