package mobius.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import mobius.reference.http.Bodies;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportTest {

    private final ReferenceTarget target = ReferenceTarget.start(new SettingsBuilder().build());
    private final Client client = new Client(target);
    private String token;
    private String project;

    @BeforeAll
    void signIn() throws Exception {
        token = client.token(Feeders.user());
        project = client.firstProject(token);
    }

    @AfterAll
    void stop() {
        target.close();
    }

    @Test
    void whatWasExportedCanBeImported() throws Exception {
        String context = client.firstContext(token, project);
        String file =
                client.get("/api/v1/contexts/" + context + "/export", token).body();
        HttpResponse<String> imported = client.upload(token, project, "context.json", file);
        assertThat(imported.statusCode()).isEqualTo(201);
        assertThat(Client.data(imported).path("metadata"))
                .isEqualTo(Client.JSON.readTree(file).path("metadata"));
    }

    @Test
    void yamlIsReadAsWell() throws Exception {
        HttpResponse<String> imported =
                client.upload(token, project, "c.yaml", "name: from yaml\nversion: '1.0'\nmetadata: {files: []}\n");
        assertThat(imported.statusCode()).isEqualTo(201);
        assertThat(Client.data(imported).path("name").asText()).isEqualTo("from yaml");
    }

    @Test
    void aFileOfTheLargestSizeIsTaken() throws Exception {
        String head = "{\"name\":\"n\",\"version\":\"1\",\"metadata\":{\"text\":\"";
        String filling = "x".repeat(Bodies.LARGEST_FILE_BYTES - head.length() - 3);
        assertThat(client.upload(token, project, "large.json", head + filling + "\"}}")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void aLargerFileIsRefusedWithItsLimit() throws Exception {
        HttpResponse<String> refused =
                client.upload(token, project, "large.json", " ".repeat(Bodies.LARGEST_FILE_BYTES + 1));
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(Client.detail(refused)).isEqualTo("The file is larger than 10 MiB");
    }

    @Test
    void aFileOfAnotherKindIsInvalid() throws Exception {
        HttpResponse<String> refused = client.upload(token, project, "notes.txt", "hello");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Client.JSON.readTree(refused.body()).at("/detail/0/msg").asText())
                .isEqualTo("The file must be .json or .yaml");
    }

    @Test
    void aFileThatIsNoContextIsInvalid() throws Exception {
        assertThat(client.upload(token, project, "c.json", "[]").statusCode()).isEqualTo(422);
        assertThat(client.upload(token, project, "c.json", "{").statusCode()).isEqualTo(422);
        assertThat(client.upload(token, project, "c.json", "{\"name\":\"\"}").statusCode())
                .isEqualTo(422);
    }
}
