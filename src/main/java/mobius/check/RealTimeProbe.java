package mobius.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mobius.http.SocketProbe;

/** Finds out by a handshake which real-time protocol a platform serves. */
final class RealTimeProbe {

    private static final String SOCKET_IO = "/socket.io/?EIO=4&transport=websocket";
    private static final String RAW = "/ws";
    /** How long to wait for the first message of an accepted WebSocket. */
    private static final Duration HEARING = Duration.ofMillis(500);

    private final Requests requests;
    private final Optional<String> token;
    private final Duration patience;

    /**
     * Creates a probe.
     *
     * @param token sent with the handshake; empty for none
     * @param patience how long to wait for each handshake
     */
    RealTimeProbe(Requests requests, Optional<String> token, Duration patience) {
        this.requests = requests;
        this.token = token;
        this.patience = patience;
    }

    /**
     * Sends the handshakes.
     *
     * @throws Requests.Spent if the check may send no more requests
     */
    Section section() throws InterruptedException {
        List<String> lines = new ArrayList<>();
        SocketProbe.Outcome socketIo = open(SOCKET_IO);
        // Engine.IO, on which Socket.IO is based, begins with a packet of type 0 that holds the id of the session.
        boolean speaksSocketIo =
                socketIo.first().filter(text -> text.startsWith("0{")).isPresent();
        lines.add(words(SOCKET_IO, socketIo));
        SocketProbe.Outcome raw = open(RAW);
        lines.add(words(RAW, raw));
        String fits = speaksSocketIo ? "socket.io" : raw.isOpen() ? "websocket" : "off";
        lines.add("mobius.platform.realtime = " + fits + " fits"
                + (fits.equals("off") ? ": collaborating users are not simulated." : "."));
        return new Section("Real time", lines);
    }

    private SocketProbe.Outcome open(String path) throws InterruptedException {
        Duration left = requests.take();
        return new SocketProbe(left.compareTo(patience) < 0 ? left : patience, HEARING).open(requests.at(path), token);
    }

    private static String words(String path, SocketProbe.Outcome outcome) {
        String shown = path.replaceFirst("\\?.*", "");
        if (outcome.isOpen()) {
            return shown + " accepts a WebSocket"
                    + outcome.first().map(text -> " and begins with " + text).orElse("") + ".";
        }
        if (outcome.status().isPresent()) {
            return shown + " answers the handshake with " + outcome.status().getAsInt()
                    + meaning(outcome.status().getAsInt()) + ".";
        }
        return shown + " " + outcome.reason().orElse("does not answer") + ".";
    }

    /** The likely meaning of a refused handshake. */
    private static String meaning(int status) {
        return switch (status) {
            case 200 -> ", a page instead of a WebSocket";
            case 301, 302, 307, 308 -> ", a redirect that WebSockets do not follow";
            case 400 -> ", so it rejects the request";
            case 401 -> ", so it requires another token";
            case 403 -> ": no such path, or a token that it does not accept";
            case 404, 405 -> ": no such path";
            default -> "";
        };
    }
}
