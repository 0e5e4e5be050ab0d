package mobius.gatling;

import static io.gatling.javaapi.core.CoreDsl.asLongAsDuring;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.http.HttpDsl.ws;

import io.gatling.http.action.ws.WsInboundMessage;
import io.gatling.javaapi.core.ActionBuilder;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.CheckBuilder;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * A WebSocket of a user. Gatling waits for a message only as the answer to one of its own; what others cause comes at any
 * moment, and is taken from those that came unasked, each of which has the time at which it came.
 */
public final class Socket {

    /** Messages that one user leaves unread at most; those before them are lost. */
    static final int UNREAD = 1_000;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);
    private static final String HEARD_AT = "heardAt";

    private final Api api;
    private final String name;
    private final String path;
    private final Duration patience;

    /**
     * A WebSocket.
     *
     * @param name of its connection in reports
     * @param path from the root of the server
     * @param patience how long a user waits for a message
     */
    Socket(Api api, String name, String path, Duration patience) {
        this.api = api;
        this.name = name;
        this.path = path;
        this.patience = patience;
    }

    /** Connects: one request. */
    public ActionBuilder connect(Function<Session, String> query) {
        return new SocketConnection(ws(api.figure(name)).connect(session -> path + "?" + query.apply(session)));
    }

    /**
     * Sends a message and waits for the one that passes the conditions: one request.
     *
     * @param remark stands in brackets behind the name of the connection
     */
    public ActionBuilder ask(String remark, String text, CheckBuilder... answer) {
        String request = api.figure(name, remark);
        return ws(SocketLog.nameOfFrame(request))
                .sendText(text)
                .await(patience)
                .on(ws.checkTextMessage(request).matching(answer));
    }

    /** Does something, and waits for the message that it causes: one request beside those of the cause. */
    public ChainBuilder hear(String remark, ChainBuilder cause, BiPredicate<String, Session> isMeant) {
        Stopwatch watch = new Stopwatch(api.figure(name, remark));
        return exec(
                watch.start(),
                cause,
                asLongAsDuring(session -> !session.contains(HEARD_AT), patience)
                        .on(exec(look(isMeant)).pause(BETWEEN_LOOKS)),
                watch.stop(HEARD_AT, "no event within " + patience.toMillis() + " ms"),
                exec(session -> session.remove(HEARD_AT)));
    }

    /** Closes it: one request. */
    public ActionBuilder close() {
        return ws(api.figure(name, "close")).close();
    }

    private static ActionBuilder look(BiPredicate<String, Session> isMeant) {
        return ws.processUnmatchedMessages((messages, session) -> heardAt(messages, session, isMeant)
                .map(moment -> session.set(HEARD_AT, moment))
                .orElse(session));
    }

    private static Optional<Long> heardAt(
            List<WsInboundMessage> messages, Session session, BiPredicate<String, Session> isMeant) {
        return messages.stream()
                .filter(WsInboundMessage.Text.class::isInstance)
                .map(WsInboundMessage.Text.class::cast)
                .filter(message -> isMeant.test(message.message(), session))
                .map(WsInboundMessage.Text::timestamp)
                .findFirst();
    }
}
