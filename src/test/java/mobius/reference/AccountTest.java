package mobius.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountTest {

    private final ReferenceTarget target = ReferenceTarget.start(new SettingsBuilder().build());
    private final Client client = new Client(target);

    @AfterAll
    void stop() {
        target.close();
    }

    @Test
    void aNewAccountSignsInWithItsOwnPassword() throws Exception {
        Map<String, String> account =
                Map.of("email", "ada@load.mobius.example", "password", "difference", "name", "Ada");
        assertThat(client.send("POST", "/api/v1/auth/register", "", account).statusCode())
                .isEqualTo(201);
        assertThat(status("ada@load.mobius.example", "difference")).isEqualTo(200);
        assertThat(status("ada@load.mobius.example", SettingsBuilder.PASSWORD)).isEqualTo(401);
    }

    @Test
    void aChangedPasswordReplacesTheOldOne() throws Exception {
        String email = Feeders.email("user", 1);
        client.send(
                "POST",
                "/api/v1/auth/change-password",
                client.token(email),
                Map.of("currentPassword", SettingsBuilder.PASSWORD, "newPassword", "another one"));
        assertThat(status(email, "another one")).isEqualTo(200);
        assertThat(status(email, SettingsBuilder.PASSWORD)).isEqualTo(401);
    }

    @Test
    void aChangedAddressIsTheOneToSignInWith() throws Exception {
        String email = Feeders.email("user", 2);
        client.send("PATCH", "/api/v1/auth/profile", client.token(email), Map.of("email", "moved@load.mobius.example"));
        assertThat(status("moved@load.mobius.example", SettingsBuilder.PASSWORD))
                .isEqualTo(200);
        assertThat(status(email, SettingsBuilder.PASSWORD)).isEqualTo(401);
    }

    @Test
    void whatAContextIsAfterAChangeIsWhatIsReadBack() throws Exception {
        String token = client.token(Feeders.user());
        String context = "/api/v1/contexts/" + client.firstContext(token, client.firstProject(token));
        client.send("PATCH", context, token, Map.of("name", "quokka habitat", "version", "9.9.9"));
        assertThat(Client.data(client.get(context, token)).path("version").asText())
                .isEqualTo("9.9.9");
        assertThat(Client.data(client.get("/api/v1/contexts/search?q=quokka", token))
                        .at("/0/name")
                        .asText())
                .isEqualTo("quokka habitat");
    }

    @Test
    void whatIsDeletedIsGone() throws Exception {
        String token = client.token(Feeders.email("user", 3));
        String project = client.firstProject(token);
        String context = client.firstContext(token, project);
        assertThat(client.send("DELETE", "/api/v1/projects/" + project, token, Map.of())
                        .statusCode())
                .isEqualTo(204);
        assertThat(client.get("/api/v1/projects/" + project, token).statusCode())
                .isEqualTo(404);
        assertThat(client.get("/api/v1/contexts/" + context, token).statusCode())
                .isEqualTo(404);
    }

    private int status(String email, String password) throws Exception {
        return client.send("POST", "/api/v1/auth/login", "", Map.of("email", email, "password", password))
                .statusCode();
    }
}
