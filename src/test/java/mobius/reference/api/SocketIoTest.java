package mobius.reference.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import mobius.reference.Client;
import mobius.reference.Feeders;
import mobius.reference.Listener;
import mobius.reference.ReferenceTarget;
import mobius.reference.SettingsBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The packets of Engine.IO 4 and Socket.IO 5, written and read by hand as its clients do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SocketIoTest {

    private static final String PATH = "/socket.io/?EIO=4&transport=websocket";
    private static final Duration INTERVAL = Duration.ofMillis(200);

    private final ReferenceTarget target = ReferenceTarget.start(new SettingsBuilder().build());
    private final ReferenceTarget impatient = ReferenceTarget.start(
            new SettingsBuilder().heartbeat(INTERVAL, Duration.ofSeconds(1)).build());
    private final Client client = new Client(target);

    @AfterAll
    void stop() {
        target.close();
        impatient.close();
    }

    @Test
    void aConnectionIsOpenedWithItsHeartbeat() throws Exception {
        String open = connect().next();
        assertThat(open).startsWith("0{");
        JsonNode handshake = Client.JSON.readTree(open.substring(1));
        assertThat(handshake.path("sid").asText()).isNotEmpty();
        assertThat(handshake.path("upgrades")).isEmpty();
        assertThat(handshake.path("pingInterval").asInt()).isEqualTo(25_000);
        assertThat(handshake.path("pingTimeout").asInt()).isEqualTo(20_000);
    }

    @Test
    void anOwnerHearsOfEveryChangeOfItsContextsWithoutJoining() throws Exception {
        String token = client.token(Feeders.user());
        Listener owner = signedIn(token);
        String project = client.firstProject(token);
        Map<String, String> context = Map.of("name", "event", "version", "1.0.0", "projectId", project);
        String id = Client.data(client.send("POST", "/api/v1/contexts", token, context))
                .path("id")
                .asText();
        client.send("PATCH", "/api/v1/contexts/" + id, token, Map.of("version", "2.0.0"));
        client.send("DELETE", "/api/v1/contexts/" + id, token, Map.of());
        for (String type : List.of("context:created", "context:updated", "context:deleted")) {
            String event = owner.next();
            assertThat(event).startsWith("42[\"" + type + "\",{");
            JsonNode data = Client.JSON.readTree(event.substring(2)).path(1);
            assertThat(data.path("id").asText()).isEqualTo(id);
            assertThat(data.path("projectId").asText()).isEqualTo(project);
        }
    }

    @Test
    void aBadTokenIsRefusedInWordsAndMayBeTriedAgain() throws Exception {
        Listener listener = connect();
        listener.next();
        for (String payload : List.of("{\"token\":\"bad\"}", "", "{\"token\":null}", "{")) {
            listener.say("40" + payload);
            assertThat(listener.next()).isEqualTo("44{\"message\":\"Invalid or expired token\"}");
        }
        listener.say("40{\"token\":\"" + client.token(Feeders.user()) + "\"}");
        assertThat(listener.next()).startsWith("40{\"sid\":\"");
    }

    @Test
    void anotherNamespaceIsRefused() throws Exception {
        Listener listener = connect();
        listener.next();
        listener.say("40/admin,{\"token\":\"" + client.token(Feeders.user()) + "\"}");
        assertThat(listener.next()).isEqualTo("44/admin,{\"message\":\"Invalid namespace\"}");
    }

    @Test
    void nobodyElseHearsOfAProject() throws Exception {
        String token = client.token(Feeders.email("user", 4));
        String other = client.token(Feeders.email("user", 5));
        Listener guest = signedIn(other);
        create(token);
        String own = create(other);
        assertThat(guest.next()).contains(own);
    }

    @Test
    void whatAClientEmitsIsIgnored() throws Exception {
        String token = client.token(Feeders.email("user", 6));
        Listener owner = signedIn(token);
        owner.say("42[\"join\",{\"projectId\":\"x\"}]");
        owner.say("nonsense");
        assertThat(create(token)).isNotEmpty();
        assertThat(owner.next()).startsWith("42[\"context:created\"");
    }

    @Test
    void aPingThatIsAnsweredIsFollowedByAnother() throws Exception {
        Listener listener = Listener.connect(client.http(), impatient, PATH, "");
        listener.next();
        for (int i = 0; i < 3; i++) {
            assertThat(listener.next()).isEqualTo("2");
            listener.say("3");
        }
    }

    @Test
    void aPingThatIsNotAnsweredEndsTheConnection() throws Exception {
        Listener listener = Listener.connect(client.http(), impatient, PATH, "");
        listener.next();
        assertThat(listener.next()).isEqualTo("2");
        listener.awaitClose();
    }

    @Test
    void aClientMayEndTheConnection() throws Exception {
        Listener listener = signedIn(client.token(Feeders.email("user", 7)));
        listener.say("41");
        listener.awaitClose();
    }

    @Test
    void longPollingAndOtherVersionsAreRefusedInWords() throws Exception {
        HttpResponse<String> polling = client.get("/socket.io/?EIO=4&transport=polling");
        assertThat(polling.statusCode()).isEqualTo(400);
        assertThat(Client.detail(polling))
                .isEqualTo("Only the WebSocket transport of Engine.IO is served: ask for transport=websocket and an"
                        + " upgrade");
        assertThat(client.send("POST", "/socket.io/?EIO=4&transport=polling", "", Map.of())
                        .statusCode())
                .isEqualTo(400);
        assertThat(Client.detail(client.get("/socket.io/?EIO=3&transport=websocket")))
                .isEqualTo("Only version 4 of the Engine.IO protocol is served: ask for EIO=4");
    }

    private String create(String token) throws Exception {
        Map<String, String> context =
                Map.of("name", "event", "version", "1.0.0", "projectId", client.firstProject(token));
        return Client.data(client.send("POST", "/api/v1/contexts", token, context))
                .path("id")
                .asText();
    }

    private Listener signedIn(String token) throws Exception {
        Listener listener = connect();
        listener.next();
        listener.say("40{\"token\":\"" + token + "\"}");
        assertThat(listener.next()).startsWith("40{\"sid\":\"");
        return listener;
    }

    private Listener connect() throws Exception {
        return Listener.connect(client.http(), target, PATH, "");
    }
}
