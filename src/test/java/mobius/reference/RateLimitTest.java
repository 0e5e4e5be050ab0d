package mobius.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import mobius.reference.http.RateLimiter;
import mobius.reference.settings.TargetSettings;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private final ManualClock clock = new ManualClock();

    @Test
    void anAccountIsLimitedPerMinuteAndAdmittedAgainAfterIt() throws Exception {
        try (ReferenceTarget target =
                ReferenceTarget.start(new SettingsBuilder().accountLimit(3, 100).build(), clock)) {
            Client client = new Client(target);
            String token = client.token(Feeders.user());
            for (int i = 0; i < 3; i++) {
                assertThat(client.get("/api/v1/auth/me", token).statusCode()).isEqualTo(200);
            }
            clock.advance(Duration.ofSeconds(20));
            HttpResponse<String> fourth = client.get("/api/v1/auth/me", token);
            assertThat(fourth.statusCode()).isEqualTo(429);
            assertThat(fourth.headers().firstValue("Retry-After")).contains("40");
            assertThat(Client.detail(fourth)).isEqualTo("Rate limit exceeded");
            clock.advance(Duration.ofSeconds(40));
            assertThat(client.get("/api/v1/auth/me", token).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void accountsDoNotShareALimit() throws Exception {
        try (ReferenceTarget target =
                ReferenceTarget.start(new SettingsBuilder().accountLimit(1, 100).build(), clock)) {
            Client client = new Client(target);
            for (int account = 0; account < 3; account++) {
                String token = client.token(Feeders.email("user", account));
                assertThat(client.get("/api/v1/auth/me", token).statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void signInsAreLimitedByAddressUnlessItIsExempt() throws Exception {
        SettingsBuilder settings = new SettingsBuilder().addressLimit(1, 100);
        try (ReferenceTarget strict = ReferenceTarget.start(settings.build(), clock);
                ReferenceTarget lenient =
                        ReferenceTarget.start(settings.exempt("127.0.0.1").build(), clock)) {
            assertThat(new Client(strict).login(Feeders.user()).isMissingNode()).isFalse();
            assertThat(new Client(strict).login(Feeders.user()).isMissingNode()).isTrue();
            new Client(lenient).login(Feeders.user());
            assertThat(new Client(lenient).login(Feeders.user()).isMissingNode())
                    .isFalse();
        }
    }

    @Test
    void healthIsExempt() throws Exception {
        try (ReferenceTarget target =
                ReferenceTarget.start(new SettingsBuilder().addressLimit(1, 1).build(), clock)) {
            for (int i = 0; i < 5; i++) {
                assertThat(new Client(target).get("/health").statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void theHourIsLimitedToo() {
        RateLimiter limiter = new RateLimiter(new TargetSettings.Limit(10, 15), clock);
        for (int minute = 0; minute < 3; minute++) {
            for (int i = 0; i < 5; i++) {
                assertThat(limiter.admit("someone")).isEmpty();
            }
            clock.advance(Duration.ofMinutes(1));
        }
        assertThat(limiter.admit("someone")).contains(Duration.ofMinutes(57));
        clock.advance(Duration.ofMinutes(57));
        assertThat(limiter.admit("someone")).isEmpty();
    }
}
