package mobius.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hosts and connections, as TrustedHostMiddleware and uvicorn treat them. */
class ConnectionTest {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofMinutes(10);

    @Test
    void aConnectionIsClosedSomeTimeAfterItsLastResponse() throws Exception {
        try (ReferenceTarget target = start(new SettingsBuilder().keepAlive(SHORT));
                RawConnection connection = RawConnection.open(target)) {
            connection.get("/health", "localhost");
            assertThat(connection.readUntil("healthy\"}")).startsWith("HTTP/1.1 200 ");
            assertThat(connection.isClosedWithin(Duration.ofSeconds(10))).isTrue();
        }
    }

    @Test
    void aConnectionIsKeptForThatTime() throws Exception {
        try (ReferenceTarget target = start(new SettingsBuilder().keepAlive(LONG));
                RawConnection connection = RawConnection.open(target)) {
            for (int i = 0; i < 3; i++) {
                connection.get("/health", "localhost");
                assertThat(connection.readUntil("healthy\"}")).startsWith("HTTP/1.1 200 ");
            }
            assertThat(connection.isClosedWithin(Duration.ofMillis(200))).isFalse();
        }
    }

    @Test
    void aRequestThatTakesLongerKeepsItsConnection() throws Exception {
        SettingsBuilder slow = new SettingsBuilder()
                .keepAlive(Duration.ofMillis(50))
                .serviceTime("POST /auth/login", SettingsBuilder.always(Duration.ofMillis(400)));
        try (ReferenceTarget target = start(slow)) {
            assertThat(new Client(target).login(Feeders.user()).has("token")).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, 200",
        "LOCALHOST:9999, 200",
        "api.mobius.ai, 200",
        "127.0.0.1, 400",
        "mobius.ai, 400",
        "mobius.ai.example, 400",
        "backend:8000, 400"
    })
    void onlyTheHostsOfTheListAreServed(String host, int status) throws Exception {
        SettingsBuilder settings = new SettingsBuilder().allowedHosts("localhost", "*.mobius.ai");
        try (ReferenceTarget target = start(settings);
                RawConnection connection = RawConnection.open(target)) {
            connection.get("/health", host);
            String response = connection.readUntil(status == 200 ? "healthy\"}" : "Invalid host header");
            assertThat(response).startsWith("HTTP/1.1 " + status).containsIgnoringCase("X-Correlation-ID: ");
            if (status == 400) {
                assertThat(response).endsWith("Invalid host header").containsIgnoringCase("content-type: text/plain");
            }
        }
    }

    @Test
    void everyPathAndWebSocketsAreHeldAgainstTheList() throws Exception {
        try (ReferenceTarget target = start(new SettingsBuilder().allowedHosts("localhost"))) {
            for (String path : List.of("/", "/metrics", "/nowhere", "/api/v1/projects", "/ws")) {
                try (RawConnection connection = RawConnection.open(target)) {
                    connection.get(
                            path,
                            "10.0.0.7",
                            "Connection: Upgrade",
                            "Upgrade: websocket",
                            "Sec-WebSocket-Version: 13",
                            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
                    assertThat(connection.readUntil("Invalid host header")).startsWith("HTTP/1.1 400 ");
                }
            }
        }
    }

    private static ReferenceTarget start(SettingsBuilder settings) {
        return ReferenceTarget.start(settings.build());
    }
}
