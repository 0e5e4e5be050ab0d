package mobius.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import mobius.platform.PlatformCaller.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the real platform serves, whatever its wire format. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServedApi {

    private static final String PASSWORD = "Correct4horse";

    private final ExpectedWire wire;
    private final PlatformOptions options;
    private final List<AutoCloseable> started = new ArrayList<>();
    private URI base = URI.create("http://127.0.0.1");

    ServedApi(WireFormat wire) {
        this.wire = ExpectedWire.of(wire);
        this.options = PlatformOptions.of(wire);
    }

    @BeforeAll
    void start() throws Exception {
        RealPlatform platform = RealPlatform.start(options);
        started.add(platform);
        base = platform.url();
    }

    @AfterAll
    void end() throws Exception {
        for (AutoCloseable one : started) {
            one.close();
        }
    }

    @Test
    void aUserSignsUpSignsInAndSignsOut() throws Exception {
        String email = newEmail();
        Reply account = register(email);
        assertThat(account.status()).isEqualTo(wire.registered);
        assertThat(register(email).status()).isEqualTo(409);

        assertThat(signIn(email, "Wrong4horses").status()).isEqualTo(401);
        Reply session = signIn(email, PASSWORD);
        assertThat(session.status()).isEqualTo(200);
        PlatformCaller user = anonymous().as(session.text(wire.token));
        assertThat(user.get("/api/v1/auth/me").text(wire.one + "/email")).isEqualTo(email);

        assertThat(user.post("/api/v1/auth/logout", "{}").status()).isEqualTo(wire.done);
        assertThat(refresh(session.text(wire.refreshToken)).status()).isEqualTo(401);
    }

    @Test
    void aTokenIsDemandedAndChecked() throws Exception {
        assertThat(anonymous().get("/api/v1/auth/me").status()).isEqualTo(wire.anonymous);
        assertThat(anonymous().as("no-token").get("/api/v1/auth/me").status()).isEqualTo(401);
    }

    @Test
    void aRefreshTokenRotatesInTheGuidelineAlone() throws Exception {
        String token = register(newEmail()).text(wire.refreshToken);
        Reply refreshed = refresh(token);
        assertThat(refreshed.status()).isEqualTo(200);
        assertThat(refreshed.text(wire.token)).isNotEmpty();
        boolean rotates = wire == ExpectedWire.GUIDELINE;
        assertThat(refreshed.at(wire.refreshToken).isMissingNode()).isEqualTo(!rotates);
        assertThat(refresh(token).status()).isEqualTo(rotates ? 401 : 200);
    }

    @Test
    void profileAndPasswordChange() throws Exception {
        String email = newEmail();
        PlatformCaller user = anonymous().as(register(email).text(wire.token));
        assertThat(user.patch("/api/v1/auth/profile", "{'name': 'Ann Other'}").text(wire.one + "/name"))
                .isEqualTo("Ann Other");
        assertThat(user.get("/api/v1/auth/me").text(wire.one + "/name")).isEqualTo("Ann Other");
        String change = "{'%s': '%s', '%s': 'Another4horse'}"
                .formatted(wire.name("current_password"), PASSWORD, wire.name("new_password"));
        assertThat(user.post("/api/v1/auth/change-password", change).status()).isEqualTo(wire.done);
        assertThat(user.post("/api/v1/auth/change-password", change).status()).isEqualTo(400);
        assertThat(signIn(email, "Another4horse").status()).isEqualTo(200);
    }

    @Test
    void aContextIsCreatedListedFoundChangedCopiedAndDeleted() throws Exception {
        PlatformCaller user = newUser();
        String project = newProject(user);
        Reply created = newContext(user, project, "Payment guide");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.at(wire.one + "/metadata/topic").asText()).isEqualTo("money");
        String id = created.text(wire.one + "/id");

        String list = "/api/v1/contexts" + wire.slash + "?" + wire.name("project_id") + "=" + project;
        assertThat(ids(user.get(list), wire.rows)).containsExactly(id);
        assertThat(ids(user.get("/api/v1/contexts/search?q=payments"), wire.found))
                .containsExactly(id);
        assertThat(ids(user.get("/api/v1/contexts/search?q=zebra"), wire.found)).isEmpty();

        String path = "/api/v1/contexts/" + id;
        assertThat(user.get(path).text(wire.one + "/version")).isEqualTo("1.0.0");
        assertThat(user.patch(path, "{'version': '1.1.0'}").status()).isEqualTo(200);
        assertThat(user.get(path).text(wire.one + "/version")).isEqualTo("1.1.0");
        Reply copy = user.post(path + "/duplicate", "{'name': 'Copied guide'}");
        assertThat(copy.status()).isEqualTo(wire.copied);
        assertThat(copy.text(wire.one + "/name")).isEqualTo("Copied guide");

        assertThat(user.delete(path).status()).isEqualTo(wire.deleted);
        assertThat(user.get(path).status()).isEqualTo(404);
        assertThat(user.delete("/api/v1/projects/" + project).status()).isEqualTo(wire.deleted);
        assertThat(user.get("/api/v1/contexts/" + copy.text(wire.one + "/id")).status())
                .isEqualTo(404);
    }

    @Test
    void anExportedContextCanBeImported() throws Exception {
        PlatformCaller user = newUser();
        String project = newProject(user);
        String id = newContext(user, project, "Payment guide").text(wire.one + "/id");
        String file = user.get("/api/v1/contexts/" + id + "/export").body();
        for (String name : List.of("guide.json", "guide.yaml")) {
            Reply imported = upload(user, project, name, file);
            assertThat(imported.status()).isEqualTo(wire.copied);
            assertThat(imported.text(wire.one + "/name")).isEqualTo("Payment guide");
            assertThat(imported.at(wire.one + "/metadata/topic").asText()).isEqualTo("money");
        }
        assertThat(upload(user, project, "guide.json", "{\"name\":").status()).isEqualTo(422);
        assertThat(upload(user, project, "guide.json", " ".repeat(10 * 1024 * 1024 + 1))
                        .status())
                .isEqualTo(413);
    }

    @Test
    void strangersSeeNothing() throws Exception {
        PlatformCaller owner = newUser();
        String project = newProject(owner);
        String context = "/api/v1/contexts/"
                + newContext(owner, project, "Payment guide").text(wire.one + "/id");
        PlatformCaller stranger = newUser();
        assertThat(owner.get(context).status()).isEqualTo(200);
        for (String path : List.of(context, context + "/export", "/api/v1/projects/" + project)) {
            assertThat(stranger.get(path).status()).isEqualTo(404);
        }
        assertThat(stranger.delete(context).status()).isEqualTo(404);
        assertThat(newContext(stranger, project, "Intruder").status()).isEqualTo(404);
        assertThat(ids(stranger.get("/api/v1/contexts/search?q=payments"), wire.found))
                .isEmpty();
        assertThat(ids(stranger.get("/api/v1/projects" + wire.slash), wire.rows))
                .isEmpty();
    }

    @Test
    void badInputIsRefused() throws Exception {
        PlatformCaller user = newUser();
        String project = newProject(user);
        String weak = "{'email': '%s', 'password': 'allsmall', 'name': 'Ann'}".formatted(newEmail());
        assertThat(anonymous().post("/api/v1/auth/register", weak).status()).isEqualTo(422);
        String contexts = "/api/v1/contexts" + wire.slash;
        String context = "{'name': '%s', '" + wire.name("project_id") + "': '" + project + "', 'version': '%s'}";
        assertThat(user.post(contexts, context.formatted("a", "1.0")).status()).isEqualTo(422);
        assertThat(user.post(contexts, context.formatted("", "1.0.0")).status()).isEqualTo(422);
        assertThat(user.post(contexts, context.formatted("a".repeat(101), "1.0.0"))
                        .status())
                .isEqualTo(422);
        assertThat(user.post(contexts, "{nonsense").status()).isEqualTo(422);
        String unknown = "{'name': 'Other', 'language': 'python'}";
        assertThat(user.patch("/api/v1/projects/" + project, unknown).status())
                .isEqualTo(wire == ExpectedWire.PLAN ? 422 : 200);
    }

    @Test
    void errorsHaveTheShapeOfTheFormat() throws Exception {
        Reply missing = newUser().get("/api/v1/contexts/none");
        Reply invalid = anonymous().post("/api/v1/auth/login", "{}");
        assertThat(invalid.status()).isEqualTo(422);
        if (wire == ExpectedWire.GUIDELINE) {
            assertThat(missing.text("/error/code")).isEqualTo("NOT_FOUND");
            assertThat(missing.text("/request_id")).isEqualTo(missing.header("X-Correlation-ID"));
            assertThat(invalid.text("/error/code")).isEqualTo("VALIDATION_ERROR");
        } else {
            assertThat(missing.text("/detail")).isEqualTo("Context not found");
            assertThat(invalid.at("/detail").isArray()).isEqualTo(wire == ExpectedWire.CLIENT);
        }
    }

    @Test
    void totalsAndPagesAreCounted() throws Exception {
        PlatformCaller user = newUser();
        List<String> projects = List.of(newProject(user), newProject(user), newProject(user));
        String pages = switch (wire) {
            case CLIENT -> "?limit=2&offset=2";
            case GUIDELINE -> "?limit=2&page=2";
            case PLAN -> "?limit=2&skip=2";
        };
        Reply list = user.get("/api/v1/projects" + wire.slash + pages);
        assertThat(ids(list, wire.rows)).containsExactly(projects.get(0));
        String total = wire == ExpectedWire.GUIDELINE ? "/data/total" : "/total";
        assertThat(list.at(total).asInt()).isEqualTo(wire == ExpectedWire.CLIENT ? 0 : 3);
    }

    @Test
    void aPathWithTheOtherSlashIsRedirected() throws Exception {
        String other = "/api/v1/projects" + (wire.slash.isEmpty() ? "/" : "");
        Reply redirect = newUser().get(other);
        assertThat(redirect.status()).isEqualTo(307);
        assertThat(redirect.header("Location")).isEqualTo(base + "/api/v1/projects" + wire.slash);
        Reply document = anonymous().get("/api/v1/openapi.json");
        assertThat(document.at("/paths").has("/api/v1/projects" + wire.slash)).isTrue();
    }

    @Test
    void completionsComeWholeOrInEvents() throws Exception {
        PlatformCaller user = newUser();
        String prompt = "{'messages': [{'role': 'user', 'content': 'Where is the schema?'}], 'model': 'gpt-4o',"
                + " 'provider': '%s'}";
        Reply whole = user.post("/api/v1/llm/complete", prompt.formatted("openai"));
        assertThat(whole.text("/content")).contains("Where is the schema?");
        assertThat(whole.text("/model")).isEqualTo("gpt-4o-2024-08-06");
        assertThat(user.post("/api/v1/llm/complete", prompt.formatted("google")).status())
                .isEqualTo(422);
        Reply events = user.post("/api/v1/llm/stream", prompt.formatted("anthropic"));
        assertThat(events.header("Content-Type")).startsWith("text/event-stream");
        assertThat(events.body()).startsWith("data: {\"content\"").endsWith("data: [DONE]\n\n");
    }

    @Test
    void everyAnswerPassesTheMiddleware() throws Exception {
        Reply health = anonymous().get("/health", "Accept-Encoding", "gzip", "X-Request-ID", "of-this-test");
        assertThat(health.body()).isEqualTo("{\"status\":\"healthy\"}");
        assertThat(health.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(health.header("X-Correlation-ID")).isEqualTo("of-this-test");
        assertThat(UUID.fromString(anonymous().get("/health").header("X-Correlation-ID")))
                .isNotNull();
        assertThat(askedAs("backend:8000")).startsWith("HTTP/1.1 400").endsWith("Invalid host header");
        assertThat(askedAs("localhost:8000")).startsWith("HTTP/1.1 200");
        assertThat(anonymous().get("/api/v1/health").status()).isEqualTo(wire == ExpectedWire.GUIDELINE ? 200 : 404);
    }

    @Test
    void metricsHaveTheInstrumentatorsNames() throws Exception {
        anonymous().get("/health", "Accept-Encoding", "gzip");
        anonymous().get("/no/such/path");
        assertThat(anonymous().get("/metrics").body())
                .contains("http_requests_total{handler=\"/health\",method=\"GET\",status=\"2xx\"}")
                .contains("http_requests_total{handler=\"none\",method=\"GET\",status=\"4xx\"}")
                .contains("http_request_duration_seconds_bucket{handler=\"/health\",le=\"0.1\",method=\"GET\"}")
                .contains("http_request_duration_highr_seconds_bucket{le=\"0.025\"}")
                .contains("http_response_size_bytes_sum{handler=\"/health\"}")
                .contains("process_cpu_seconds_total", "process_resident_memory_bytes", "python_gc_collections_total");
    }

    private PlatformCaller anonymous() {
        return new PlatformCaller(base);
    }

    private PlatformCaller newUser() throws IOException {
        return anonymous().as(register(newEmail()).text(wire.token));
    }

    private static String newEmail() {
        return "ann-" + UUID.randomUUID() + "@mobius.example";
    }

    private Reply register(String email) throws IOException {
        String account = "{'email': '%s', 'password': '%s', 'name': 'Ann'}".formatted(email, PASSWORD);
        return anonymous().post("/api/v1/auth/register", account);
    }

    private Reply signIn(String email, String password) throws IOException {
        return anonymous().post("/api/v1/auth/login", "{'email': '%s', 'password': '%s'}".formatted(email, password));
    }

    private Reply refresh(String token) throws IOException {
        return anonymous().post("/api/v1/auth/refresh", "{'%s': '%s'}".formatted(wire.name("refresh_token"), token));
    }

    private String newProject(PlatformCaller user) throws IOException {
        Reply created = user.post("/api/v1/projects" + wire.slash, "{'name': 'Billing', 'tags': ['team']}");
        assertThat(created.status()).isEqualTo(201);
        return created.text(wire.one + "/id");
    }

    private Reply newContext(PlatformCaller user, String project, String name) throws IOException {
        return user.post(
                "/api/v1/contexts" + wire.slash,
                "{'name': '%s', 'description': 'How invoices are paid', '%s': '%s', 'version': '1.0.0', 'metadata': {'topic': 'money'}}"
                        .formatted(name, wire.name("project_id"), project));
    }

    private Reply upload(PlatformCaller user, String project, String name, String content) throws IOException {
        return user.upload("/api/v1/contexts/import", wire.name("project_id"), project, name, content);
    }

    private static List<String> ids(Reply reply, String rows) throws IOException {
        assertThat(reply.status()).isEqualTo(200);
        JsonNode list = reply.at(rows);
        assertThat(list.isArray()).isTrue();
        return StreamSupport.stream(list.spliterator(), false)
                .map(row -> row.get("id").asText())
                .toList();
    }

    /** The JDK's client does not let a request choose its Host. */
    private String askedAs(String host) throws IOException {
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(30_000);
            String request = "GET /health HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream answer = socket.getInputStream();
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
