package mobius.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealtimeTest {

    private static final ServiceTime MOMENT = SettingsBuilder.always(Duration.ofMillis(3));

    private final ReferenceTarget target = ReferenceTarget.start(new SettingsBuilder()
            .serviceTime("WS /ws", MOMENT)
            .streamTimes(ServiceTime.NONE, ServiceTime.NONE, MOMENT)
            .build());
    private final Client client = new Client(target);

    @AfterAll
    void stop() {
        target.close();
    }

    @Test
    void anOwnerHearsOfEveryChangeOfItsContexts() throws Exception {
        String token = client.token(Feeders.user());
        String project = client.firstProject(token);
        Listener owner = connect(token);
        String context = create(token, project);
        client.send("PATCH", "/api/v1/contexts/" + context, token, Map.of("version", "2"));
        client.send("DELETE", "/api/v1/contexts/" + context, token, Map.of());
        for (String type : new String[] {"context:created", "context:updated", "context:deleted"}) {
            JsonNode event = owner.next();
            assertThat(event.path("type").asText()).isEqualTo(type);
            assertThat(event.path("projectId").asText()).isEqualTo(project);
            assertThat(event.at("/data/id").asText()).isEqualTo(context);
        }
    }

    @Test
    void anotherAccountHearsOfAProjectFromWhenItJoinsUntilItLeaves() throws Exception {
        String token = client.token(Feeders.email("user", 1));
        String project = client.firstProject(token);
        Listener guest = connect(client.token(Feeders.email("user", 2)));
        create(token, project);
        guest.say("join", project);
        assertThat(guest.next().path("type").asText()).isEqualTo("joined");
        client.send("PATCH", "/api/v1/projects/" + project, token, Map.of("name", "renamed"));
        assertThat(guest.next().path("type").asText()).isEqualTo("project:updated");
        guest.say("leave", project);
        assertThat(guest.next().path("type").asText()).isEqualTo("left");
        create(token, project);
        guest.say("nonsense", project);
        assertThat(guest.next().path("type").asText()).isEqualTo("error");
    }

    @Test
    void aConnectionWithoutAValidTokenIsRefused() {
        assertThatThrownBy(() -> connect("bad"))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refused ->
                                assertThat(refused.getResponse().statusCode()).isEqualTo(403));
    }

    private String create(String token, String project) throws Exception {
        Map<String, String> context = Map.of("name", "event", "version", "1", "projectId", project);
        return Client.data(client.send("POST", "/api/v1/contexts", token, context))
                .path("id")
                .asText();
    }

    private Listener connect(String token) throws Exception {
        Texts texts = new Texts();
        URI uri = URI.create(target.url().replace("http", "ws") + "/ws?token=" + token);
        WebSocket socket =
                client.http().newWebSocketBuilder().buildAsync(uri, texts).get();
        return new Listener(socket, texts);
    }

    /** Collects whole texts. */
    private static final class Texts implements WebSocket.Listener {

        private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                received.add(text.toString());
                text.setLength(0);
            }
            return WebSocket.Listener.super.onText(from, part, last);
        }
    }

    private record Listener(WebSocket socket, Texts texts) {

        void say(String type, String project) throws Exception {
            socket.sendText("{\"type\":\"" + type + "\",\"projectId\":\"" + project + "\"}", true)
                    .get();
        }

        JsonNode next() throws Exception {
            String event = texts.received.poll(5, TimeUnit.SECONDS);
            assertThat(event).as("an event within 5 s").isNotNull();
            return Client.JSON.readTree(event);
        }
    }
}
