package mobius.config;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import mobius.config.hocon.Kind;
import mobius.config.hocon.StringKinds;

/** How a platform sends events to its clients while they are connected. */
public enum Realtime {
    /** Not at all, or not in a way that is to be tested. */
    OFF("off"),
    /** JSON messages on a WebSocket at {@code /ws}, with the token in its query. */
    WEBSOCKET("websocket"),
    /** Socket.IO 4 over a WebSocket at {@code /socket.io/}, with the token in the message that connects. */
    SOCKET_IO("socket.io");

    static final Kind<Realtime> KIND = StringKinds.oneOf(named());

    private final String setting;

    Realtime(String setting) {
        this.setting = setting;
    }

    /** As {@code mobius.platform.realtime} is written. */
    public String setting() {
        return setting;
    }

    private static Map<String, Realtime> named() {
        Map<String, Realtime> named = new LinkedHashMap<>();
        Arrays.stream(values()).forEach(value -> named.put(value.setting, value));
        return named;
    }
}
