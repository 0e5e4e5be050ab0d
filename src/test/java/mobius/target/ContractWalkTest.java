package mobius.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import mobius.contract.Contract;
import mobius.contract.Endpoint;
import mobius.contract.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Provokes every documented status of every endpoint, and holds each response against the contract. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractWalkTest {

    private static final String NOBODYS = UUID.randomUUID().toString();
    private static final String LARGE = "x".repeat(Bodies.LARGEST_FILE_BYTES + 1);

    private final Contract contract = Contract.load();
    private final ReferenceTarget healthy =
            ReferenceTarget.start(new SettingsBuilder().accounts(200).build());
    private final ReferenceTarget limited = ReferenceTarget.start(
            new SettingsBuilder().accountLimit(1, 1).addressLimit(1, 1).build());
    private final ReferenceTarget overloaded = ReferenceTarget.start(overload());
    private final Client client = new Client(healthy);
    private SampleRequests.Subject exhausted;
    private SampleRequests.Subject crowded;

    @BeforeAll
    void useUpTheLimitAndThePool() throws Exception {
        exhausted = anyone(new Client(limited).login(Feeders.user()));
        new Client(limited).get("/api/v1/auth/me", exhausted.token());
        Client busy = new Client(overloaded);
        crowded = anyone(busy.login(Feeders.user()));
        var unused = busy.sendAsync(busy.request("GET", "/api/v1/auth/me", crowded.token(), ""));
        while (!busy.get("/metrics").body().contains("db_pool_checked_out 1.0")) {
            Thread.onSpinWait();
        }
    }

    @AfterAll
    void stop() {
        healthy.close();
        limited.close();
        overloaded.close();
    }

    @TestFactory
    Stream<DynamicTest> everyDocumentedStatusIsProvokedAndValid() {
        return contract.endpoints().stream()
                .flatMap(endpoint -> endpoint.statuses().stream()
                        .map(status ->
                                DynamicTest.dynamicTest(endpoint.name() + " " + status, () -> walk(endpoint, status))));
    }

    private void walk(Endpoint endpoint, int status) throws Exception {
        HttpResponse<String> response = client.send(request(endpoint, status));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        Map<String, String> headers = new HashMap<>();
        response.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
        assertThat(contract.check(endpoint, new Response(status, headers, response.body())))
                .as(response.body())
                .isEmpty();
    }

    private HttpRequest.Builder request(Endpoint endpoint, int status) throws Exception {
        String name = endpoint.name();
        SampleRequests samples = new SampleRequests(client);
        return switch (status) {
            case 200, 201 -> samples.of(name, someone(name));
            case 401 -> samples.of(name, stranger());
            case 403 -> forbidden(name, samples);
            case 404 -> samples.of(name, with(someone(name), NOBODYS));
            case 409 -> conflicting(name);
            case 413 ->
                client.uploadRequest(someone(name).token(), someone(name).project(), "large.json", LARGE);
            case 422 -> invalid(endpoint, samples);
            case 429 -> new SampleRequests(new Client(limited)).of(name, exhausted);
            case 503 -> new SampleRequests(new Client(overloaded)).of(name, crowded);
            default -> fail("Nobody knows how to provoke " + status + " of " + name + "; teach this test");
        };
    }

    private HttpRequest.Builder forbidden(String name, SampleRequests samples) throws Exception {
        SampleRequests.Subject own = someone(name);
        return switch (name) {
            case "POST /auth/change-password" ->
                client.request(
                        "POST",
                        "/api/v1/auth/change-password",
                        own.token(),
                        "{\"currentPassword\":\"wrong\",\"newPassword\":\"long enough\"}");
            case "POST /projects" -> samples.of(name, anyone(client.login(Feeders.email("viewer", 0))));
            default -> {
                SampleRequests.Subject other = existing(client.login(Feeders.email("user", 1)));
                yield samples.of(
                        name,
                        new SampleRequests.Subject(
                                own.token(), own.refreshToken(), own.email(), other.project(), other.context()));
            }
        };
    }

    private HttpRequest.Builder conflicting(String name) throws Exception {
        Map<String, String> taken =
                Map.of("email", Feeders.email("user", 2), "password", "a long one", "name", "Somebody");
        return name.equals("POST /auth/register")
                ? client.request("POST", "/api/v1/auth/register", "", Client.JSON.writeValueAsString(taken))
                : client.request(
                        "PATCH", "/api/v1/auth/profile", someone(name).token(), Client.JSON.writeValueAsString(taken));
    }

    /** An id that is none, where there are ids; else a number out of its range, or a body that lacks everything. */
    private HttpRequest.Builder invalid(Endpoint endpoint, SampleRequests samples) throws Exception {
        SampleRequests.Subject someone = someone(endpoint.name());
        if (endpoint.name().equals("PATCH /auth/profile")) {
            return client.request("PATCH", endpoint.path(), someone.token(), "{\"email\":\"nobody\"}");
        }
        if (endpoint.name().matches(".*(contexts|\\{id}).*")) {
            return samples.of(endpoint.name(), with(someone, "not-an-id"));
        }
        String token = endpoint.needsToken() ? someone.token() : "";
        return client.request(endpoint.method(), endpoint.path() + "?limit=0", token, "{}");
    }

    /** An account of this endpoint alone, so that one test does not change what another one reads. */
    private SampleRequests.Subject someone(String endpoint) throws IOException, InterruptedException {
        int own = 3 + contract.endpoints().indexOf(contract.endpoint(endpoint).orElseThrow());
        return existing(client.login(Feeders.email("user", own)));
    }

    private SampleRequests.Subject existing(JsonNode session) throws IOException, InterruptedException {
        String token = session.path("token").asText();
        String project = client.firstProject(token);
        SampleRequests.Subject anyone = with(anyone(session), project);
        return new SampleRequests.Subject(
                token, anyone.refreshToken(), anyone.email(), project, client.firstContext(token, project));
    }

    private static SampleRequests.Subject anyone(JsonNode session) {
        return new SampleRequests.Subject(
                session.path("token").asText(),
                session.path("refreshToken").asText(),
                session.at("/user/email").asText(),
                NOBODYS,
                NOBODYS);
    }

    private static SampleRequests.Subject stranger() {
        return new SampleRequests.Subject("", "none", "nobody@load.mobius.example", NOBODYS, NOBODYS);
    }

    private static SampleRequests.Subject with(SampleRequests.Subject subject, String id) {
        return new SampleRequests.Subject(subject.token(), subject.refreshToken(), subject.email(), id, id);
    }

    /** Everything takes a moment, and reading oneself takes the only connection for longer than this test. */
    private TargetSettings overload() {
        ServiceTime moment = SettingsBuilder.always(Duration.ofMillis(1));
        SettingsBuilder settings =
                new SettingsBuilder().pool(1, 0, Duration.ofMillis(1)).streamTimes(moment, moment, moment);
        contract.endpoints().forEach(endpoint -> settings.serviceTime(endpoint.name(), moment));
        return settings.serviceTime("GET /auth/me", SettingsBuilder.always(Duration.ofMinutes(10)))
                .build();
    }
}
