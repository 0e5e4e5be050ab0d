package mobius.gatling;

import static io.gatling.javaapi.core.CoreDsl.asLongAsDuring;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHereIfFailed;
import static io.gatling.javaapi.core.CoreDsl.regex;
import static io.gatling.javaapi.http.HttpDsl.ws;

import io.gatling.core.CoreComponents;
import io.gatling.core.action.Action;
import io.gatling.core.structure.ScenarioContext;
import io.gatling.http.action.ws.WsInboundMessage;
import io.gatling.javaapi.core.ActionBuilder;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import mobius.config.Realtime;

/**
 * The connection on which a platform sends its events to a user: a plain WebSocket, or Socket.IO 4 over one, whose packets are
 * text frames. Gatling waits for a message only as the answer to one of its own; what others cause comes at any moment, and is
 * taken from those that came unasked, each of which has the time at which it came.
 */
public final class Socket {

    /** Messages that one user leaves unread at most; those before them are lost. */
    static final int UNREAD = 1_000;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);
    private static final String HEARD_AT = "heardAt";

    private final Api api;
    private final Realtime realtime;
    private final String name;
    private final Duration patience;

    /**
     * A connection for events.
     *
     * @param realtime how it is spoken to
     * @param patience how long a user waits for a message
     */
    Socket(Api api, Realtime realtime, Duration patience) {
        this.api = api;
        this.realtime = realtime;
        this.name = realtime == Realtime.SOCKET_IO ? "WS /socket.io" : "WS /ws";
        this.patience = patience;
    }

    /** Connects and names the user; one who is not let in goes away. One request, or two with Socket.IO. */
    public ChainBuilder connect() {
        api.connects();
        return realtime == Realtime.SOCKET_IO ? exec(overSocketIo()) : exec(plainly(), exitHereIfFailed());
    }

    /** Platforms read the token from the query or from the header. */
    private ActionBuilder plainly() {
        return new SocketConnection(ws(api.figure(name))
                .connect(session -> "/ws?token=" + URLEncoder.encode(token(session), StandardCharsets.UTF_8))
                .header("Authorization", session -> "Bearer " + token(session)));
    }

    /** The packet 40 opens the namespace, with the token; the platform answers 40, or 44 if it refuses. */
    private ChainBuilder overSocketIo() {
        String signIn = api.figure(name, "sign in");
        return exec(
                new SocketConnection(ws(api.figure(name)).connect("/socket.io/?EIO=4&transport=websocket")),
                exitHereIfFailed(),
                exec(ws(SocketLog.nameOfFrame(signIn))
                        .sendText(session -> "40{\"token\":\"" + token(session) + "\"}")
                        .await(patience)
                        .on(ws.checkTextMessage(signIn)
                                .matching(regex("^4[04]"))
                                .check(regex("^40")))),
                exitHereIfFailed());
    }

    private static String token(Session session) {
        return Api.tokens(session).access();
    }

    /** Does something, and waits for the message that it causes: one request besides those of the cause. */
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

    /**
     * Opens a WebSocket that writes its log through a {@link SocketLog}, as long as it is open.
     *
     * @param connect Gatling's own action
     */
    private record SocketConnection(ActionBuilder connect) implements ActionBuilder {

        @Override
        public io.gatling.core.action.builder.ActionBuilder asScala() {
            return new io.gatling.core.action.builder.ActionBuilder() {
                @Override
                public Action build(ScenarioContext context, Action next) {
                    return connect.asScala().build(corrected(context), next);
                }
            };
        }

        private static ScenarioContext corrected(ScenarioContext context) {
            CoreComponents core = context.coreComponents();
            return new ScenarioContext(
                    new CoreComponents(
                            core.actorSystem(),
                            core.eventLoopGroup(),
                            core.controller(),
                            core.throttler(),
                            new SocketLog(core.statsEngine()),
                            core.clock(),
                            core.exit(),
                            core.configuration()),
                    context.protocolComponentsRegistry(),
                    context.pauseType(),
                    context.throttled());
        }
    }
}
