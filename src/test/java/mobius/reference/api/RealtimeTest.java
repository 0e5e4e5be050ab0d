package mobius.reference.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import mobius.reference.Client;
import mobius.reference.DialectClient;
import mobius.reference.Feeders;
import mobius.reference.Listener;
import mobius.reference.ReferenceTarget;
import mobius.reference.SettingsBuilder;
import mobius.reference.settings.Dialect;
import mobius.reference.settings.ServiceTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealtimeTest {

    private static final ServiceTime MOMENT = SettingsBuilder.always(Duration.ofMillis(3));
    private static final List<String> CHANGES = List.of("context:created", "context:updated", "context:deleted");

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
    void anOwnerHearsOfEveryChangeOfItsContextsWithoutJoining() throws Exception {
        String token = client.token(Feeders.user());
        String project = client.firstProject(token);
        Listener owner = connect("/ws?token=" + token, "");
        String context = changeContext(token, project);
        for (String type : CHANGES) {
            JsonNode event = Client.JSON.readTree(owner.next());
            assertThat(event.path("type").asText()).isEqualTo(type);
            assertThat(event.path("projectId").asText()).isEqualTo(project);
            assertThat(event.at("/data/id").asText()).isEqualTo(context);
            assertThat(event.at("/data/projectId").asText()).isEqualTo(project);
        }
    }

    @Test
    void theTokenMayComeInTheHeaderAsWell() throws Exception {
        String token = client.token(Feeders.email("user", 1));
        Listener owner = connect("/ws", token);
        changeContext(token, client.firstProject(token));
        assertThat(owner.next()).contains("context:created");
    }

    @Test
    void anotherAccountHearsNothingAlsoAfterItAsksToJoin() throws Exception {
        String token = client.token(Feeders.email("user", 2));
        String project = client.firstProject(token);
        String other = client.token(Feeders.email("user", 3));
        Listener guest = connect("/ws", other);
        guest.say("{\"type\":\"join\",\"projectId\":\"" + project + "\"}");
        changeContext(token, project);
        String own = client.firstProject(other);
        changeContext(other, own);
        assertThat(guest.next()).contains("context:created", own);
    }

    @Test
    void whatIsNoMessageIsAnsweredWithAnError() throws Exception {
        Listener listener = connect("/ws", client.token(Feeders.user()));
        listener.say("hello");
        JsonNode error = Client.JSON.readTree(listener.next());
        assertThat(error.path("type").asText()).isEqualTo("error");
        assertThat(error.at("/data/message").asText()).isEqualTo("A message is a JSON object");
    }

    @Test
    void aConnectionWithoutAValidTokenIsRefused() {
        for (String path : List.of("/ws", "/ws?token=bad")) {
            assertThatThrownBy(() -> connect(path, ""))
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOfSatisfying(
                            WebSocketHandshakeException.class,
                            refused -> assertThat(refused.getResponse().statusCode())
                                    .isEqualTo(403));
        }
    }

    @Test
    void eventsHaveTheNamesOfTheDialect() throws Exception {
        try (ReferenceTarget guideline = ReferenceTarget.start(
                new SettingsBuilder().dialect(Dialect.GUIDELINE).build())) {
            DialectClient speaking = new DialectClient(new Client(guideline), Dialect.GUIDELINE);
            String token = speaking.login(Feeders.user()).token();
            String project = speaking.firstProject(token);
            Listener owner = Listener.connect(client.http(), guideline, "/ws", token);
            speaking.send("POST", "/contexts", token, Map.of("name", "n", "version", "1.0.0", "projectId", project));
            JsonNode event = Client.JSON.readTree(owner.next());
            assertThat(event.path("project_id").asText()).isEqualTo(project);
            assertThat(event.at("/data/project_id").asText()).isEqualTo(project);
        }
    }

    /** Creates a context, changes it and deletes it. */
    private String changeContext(String token, String project) throws Exception {
        Map<String, String> context = Map.of("name", "event", "version", "1.0.0", "projectId", project);
        String id = Client.data(client.send("POST", "/api/v1/contexts", token, context))
                .path("id")
                .asText();
        client.send("PATCH", "/api/v1/contexts/" + id, token, Map.of("version", "2.0.0"));
        client.send("DELETE", "/api/v1/contexts/" + id, token, Map.of());
        return id;
    }

    private Listener connect(String path, String bearer) throws Exception {
        return Listener.connect(client.http(), target, path, bearer);
    }
}
