package mobius.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import mobius.reference.settings.TargetSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReferenceTargetTest {

    private final ReferenceTarget target = ReferenceTarget.start(new SettingsBuilder().build());
    private final Client client = new Client(target);

    @AfterAll
    void stop() {
        target.close();
    }

    @Test
    void itIsHealthy() throws Exception {
        assertThat(client.get("/health").body()).isEqualTo("{\"status\":\"healthy\"}");
    }

    @Test
    void itsRootDescribesThePlatformWithoutAStatus() throws Exception {
        assertThat(client.get("/").body())
                .isEqualTo(
                        "{\"name\":\"Mobius Context Platform\",\"version\":\"0.1.0\",\"description\":\"Context engineering"
                                + " for AI coding assistants\",\"docs\":\"/api/v1/docs\",\"health\":\"/api/v1/health\"}");
    }

    @Test
    void itPublishesItsContract() throws Exception {
        assertThat(Client.JSON
                        .readTree(client.get("/api/v1/openapi.json").body())
                        .path("openapi")
                        .asText())
                .startsWith("3.1");
    }

    @Test
    void anAccountSignsInAndFindsItsProjectsAndContexts() throws Exception {
        String token = client.token(Feeders.user());
        assertThat(Client.data(client.get("/api/v1/projects", token))).hasSize(3);
        String context = client.firstContext(token, client.firstProject(token));
        assertThat(Client.data(client.get("/api/v1/contexts/" + context, token))
                        .path("id")
                        .asText())
                .isEqualTo(context);
    }

    @Test
    void whatMatchesNoRouteIsNotFound() throws Exception {
        HttpResponse<String> response = client.get("/api/v1/nothing");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).isEqualTo("{\"detail\":\"Not Found\"}");
    }

    @Test
    void anotherMethodIsNotAllowed() throws Exception {
        HttpResponse<String> response = client.send("DELETE", "/api/v1/projects", "", Map.of());
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.body()).isEqualTo("{\"detail\":\"Method Not Allowed\"}");
        assertThat(response.headers().firstValue("Allow")).contains("GET, POST");
        assertThat(client.send(client.request("/health").method("HEAD", BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void aPortThatIsTakenIsNamedWithTheSettingAndTheRemedy() {
        TargetSettings same = new SettingsBuilder().port(target.port()).build();
        assertThatThrownBy(() -> ReferenceTarget.start(same).close())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The reference target cannot listen on 127.0.0.1:" + target.port()
                        + ": the port is in use. Stop the program that listens there, or set mobius.embedded.port to"
                        + " another port or"
                        + " to 0 for any free one.");
    }

    @Test
    void moreAccountsThanTheFileHasAreRefused() {
        TargetSettings many = new SettingsBuilder().accounts(1_000_000).build();
        assertThatThrownBy(() -> ReferenceTarget.start(many).close())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("mobius.embedded.data.accounts = 1000000 is more than the \\d+ rows of"
                        + " feeders/accounts.csv; lower it or add rows to the file");
    }
}
