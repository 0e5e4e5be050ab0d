package mobius.reference.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import mobius.reference.Client;
import mobius.reference.Feeders;
import mobius.reference.ManualClock;
import mobius.reference.ReferenceTarget;
import mobius.reference.SettingsBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokensTest {

    private final ManualClock clock = new ManualClock();
    private final ReferenceTarget target = ReferenceTarget.start(new SettingsBuilder().build(), clock);
    private final Client client = new Client(target);

    @AfterEach
    void stop() {
        target.close();
    }

    @Test
    void anAccessTokenIsValidForItsLifetimeAndNoLonger() throws Exception {
        String token = client.token(Feeders.user());
        clock.advance(Duration.ofMinutes(30).minusSeconds(1));
        assertThat(client.get("/api/v1/auth/me", token).statusCode()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        HttpResponse<String> expired = client.get("/api/v1/auth/me", token);
        assertThat(expired.statusCode()).isEqualTo(401);
        assertThat(expired.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(Client.detail(expired)).isEqualTo("Invalid or expired token");
    }

    @Test
    void aRefreshTokenGivesANewAccessTokenAfterTheOldOneExpired() throws Exception {
        JsonNode session = client.login(Feeders.user());
        clock.advance(Duration.ofMinutes(31));
        HttpResponse<String> refreshed = refresh(session);
        assertThat(refreshed.statusCode()).isEqualTo(200);
        assertThat(client.get(
                                "/api/v1/auth/me",
                                Client.data(refreshed).path("token").asText())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void signingOutRevokesTheRefreshTokenOfThatSignInOnly() throws Exception {
        JsonNode gone = client.login(Feeders.user());
        JsonNode other = client.login(Feeders.user());
        client.send("POST", "/api/v1/auth/logout", gone.path("token").asText(), Map.of());
        assertThat(refresh(gone).statusCode()).isEqualTo(401);
        assertThat(refresh(other).statusCode()).isEqualTo(200);
    }

    @Test
    void aRefreshTokenIsNoAccessToken() throws Exception {
        String refreshToken = client.login(Feeders.user()).path("refreshToken").asText();
        assertThat(client.get("/api/v1/auth/me", refreshToken).statusCode()).isEqualTo(401);
    }

    @Test
    void aTokenWithAnotherSignatureIsRefused() throws Exception {
        String token = client.token(Feeders.user());
        String forged = token.substring(0, token.lastIndexOf('.') + 1) + "A".repeat(43);
        assertThat(client.get("/api/v1/auth/me", forged).statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> refresh(JsonNode session) throws Exception {
        return client.send(
                "POST",
                "/api/v1/auth/refresh",
                "",
                Map.of("refreshToken", session.path("refreshToken").asText()));
    }
}
