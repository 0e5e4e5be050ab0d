package mobius.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

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
import mobius.reference.http.Bodies;
import mobius.reference.settings.Dialect;
import mobius.reference.settings.ServiceTime;
import mobius.reference.settings.TargetSettings;

/** Targets of one dialect in each condition that a documented status needs: healthy, limited, shedding and failing. */
final class DialectWalk implements AutoCloseable {

    private static final String NOTHINGS = UUID.randomUUID().toString();
    private static final String LARGE = "x".repeat(Bodies.LARGEST_FILE_BYTES + 1);

    private final Dialect dialect;
    private final ReferenceTarget healthy;
    private final ReferenceTarget limited;
    private final ReferenceTarget shedding;
    private final ReferenceTarget failing;
    private final Contract published;
    private final DialectClient client;
    private final SampleRequests.Subject exhausted;
    private final SampleRequests.Subject shed;
    private final SampleRequests.Subject failed;

    /** One status of one endpoint. */
    record Step(Endpoint endpoint, int status) {

        @Override
        public String toString() {
            return endpoint.name() + " " + status;
        }
    }

    /** Starts the targets, uses up the limit of one and takes the only connection of two. */
    DialectWalk(Dialect dialect) throws IOException, InterruptedException {
        this.dialect = dialect;
        healthy = ReferenceTarget.start(settings(dialect).accounts(200).build());
        limited = ReferenceTarget.start(
                settings(dialect).accountLimit(1, 1).addressLimit(1, 1).build());
        shedding = ReferenceTarget.start(busy(settings(dialect).pool(1, 0, Duration.ofMillis(1))));
        failing = ReferenceTarget.start(busy(settings(dialect).failingPool(1, Duration.ofMillis(1))));
        client = speaking(healthy, dialect);
        published = Contract.parse(client.client().get("/api/v1/openapi.json").body());
        exhausted = anyone(speaking(limited, dialect));
        speaking(limited, dialect).get("/auth/me", exhausted.token());
        shed = occupied(shedding, dialect);
        failed = occupied(failing, dialect);
    }

    @Override
    public void close() {
        healthy.close();
        limited.close();
        shedding.close();
        failing.close();
    }

    Stream<Step> steps() {
        return published.endpoints().stream()
                .flatMap(endpoint -> endpoint.statuses().stream().map(status -> new Step(endpoint, status)));
    }

    void take(Step step) throws Exception {
        HttpResponse<String> response =
                client.client().send(request(step.endpoint().name(), step.status()));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(step.status());
        assertKept(published, step, response);
        if (dialect == Dialect.CLIENT) {
            assertKept(Contract.load(), step, response);
        }
    }

    private static void assertKept(Contract contract, Step step, HttpResponse<String> response) {
        Map<String, String> headers = new HashMap<>();
        response.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
        Endpoint endpoint = contract.endpoint(step.endpoint().name()).orElseThrow();
        assertThat(contract.check(endpoint, new Response(step.status(), headers, response.body())))
                .as(response.body())
                .isEmpty();
    }

    private HttpRequest.Builder request(String name, int status) throws Exception {
        SampleRequests samples = new SampleRequests(client);
        return switch (status) {
            case 200, 201, 204 -> samples.of(name, someone(name));
            case 401 -> samples.of(name, stranger("no.such.token"));
            case 403 -> forbidden(name, samples);
            case 404 -> samples.of(name, someone(name).withIds(NOTHINGS, NOTHINGS));
            case 409 -> conflicting(name);
            case 413 -> samples.upload(someone(name), "large.json", LARGE);
            case 422 -> invalid(name);
            case 429 -> new SampleRequests(speaking(limited, dialect)).of(name, exhausted);
            case 500 -> new SampleRequests(speaking(failing, dialect)).of(name, failed);
            case 503 -> new SampleRequests(speaking(shedding, dialect)).of(name, shed);
            default -> fail("This test cannot provoke " + status + " of " + name);
        };
    }

    private HttpRequest.Builder forbidden(String name, SampleRequests samples) throws Exception {
        SampleRequests.Subject own = someone(name);
        if (name.equals("POST /auth/change-password")) {
            return client.request(
                    "POST",
                    "/auth/change-password",
                    own.token(),
                    Map.of("currentPassword", "wrong", "newPassword", "long enough"));
        }
        if (name.equals("POST /projects")) {
            return samples.of(
                    name, own.withToken(client.login(Feeders.email("viewer", 0)).token()));
        }
        if (!name.matches(".*/(contexts|projects/).*")) {
            return samples.of(name, stranger(""));
        }
        SampleRequests.Subject other = existing(client.login(Feeders.email("user", 1)));
        return samples.of(name, own.withIds(other.project(), other.context()));
    }

    private HttpRequest.Builder conflicting(String name) throws Exception {
        Map<String, String> taken =
                Map.of("email", Feeders.email("user", 2), "password", "a long one", "name", "Somebody");
        return name.equals("POST /auth/register")
                ? client.request("POST", "/auth/register", "", taken)
                : client.request("PATCH", "/auth/profile", someone(name).token(), taken);
    }

    /** A number out of its range, a name without a letter, or a body that lacks everything. */
    private HttpRequest.Builder invalid(String name) throws Exception {
        String method = name.substring(0, name.indexOf(' '));
        SampleRequests.Subject on = someone(name);
        String path = name.substring(name.indexOf(' ') + 1);
        String asked = path.replace("{id}", SampleRequests.id(path, on)) + (method.equals("GET") ? "?limit=0" : "");
        boolean open = name.matches("POST /auth/(login|refresh|register)");
        Map<String, String> body = method.equals("GET") ? Map.of() : Map.of("name", "");
        return client.request(method, asked, open ? "" : on.token(), body);
    }

    /** An account of this endpoint alone, so that one test does not change what another one reads. */
    private SampleRequests.Subject someone(String endpoint) throws IOException, InterruptedException {
        int own = 3 + published.endpoints().indexOf(published.endpoint(endpoint).orElseThrow());
        return existing(client.login(Feeders.email("user", own)));
    }

    private SampleRequests.Subject existing(DialectClient.Session session) throws IOException, InterruptedException {
        String project = client.firstProject(session.token());
        return subject(session).withIds(project, client.firstContext(session.token(), project));
    }

    private static SampleRequests.Subject anyone(DialectClient client) throws IOException, InterruptedException {
        return subject(client.login(Feeders.user()));
    }

    private static SampleRequests.Subject subject(DialectClient.Session session) {
        return new SampleRequests.Subject(session.token(), session.refreshToken(), session.email(), NOTHINGS, NOTHINGS);
    }

    private static SampleRequests.Subject stranger(String token) {
        return new SampleRequests.Subject(token, "none", "nobody@load.mobius.example", NOTHINGS, NOTHINGS);
    }

    /** Somebody on a target whose only connection is taken. */
    private static SampleRequests.Subject occupied(ReferenceTarget target, Dialect dialect)
            throws IOException, InterruptedException {
        SampleRequests.Subject somebody = anyone(speaking(target, dialect));
        Client busy = new Client(target);
        var unused = busy.sendAsync(busy.request("GET", "/api/v1/auth/me", somebody.token(), ""));
        busy.awaitMetric("db_pool_checked_out 1.0");
        return somebody;
    }

    private static DialectClient speaking(ReferenceTarget target, Dialect dialect) {
        return new DialectClient(new Client(target), dialect);
    }

    private static SettingsBuilder settings(Dialect dialect) {
        return new SettingsBuilder().dialect(dialect);
    }

    /** Everything takes a moment, and reading oneself takes the only connection for longer than this test. */
    private static TargetSettings busy(SettingsBuilder settings) {
        ServiceTime moment = SettingsBuilder.always(Duration.ofMillis(1));
        settings.streamTimes(moment, moment, moment);
        Contract.load().endpoints().forEach(endpoint -> settings.serviceTime(endpoint.name(), moment));
        return settings.serviceTime("GET /auth/me", SettingsBuilder.always(Duration.ofMinutes(10)))
                .build();
    }
}
