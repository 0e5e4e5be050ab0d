package mobius.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import mobius.reference.settings.ServiceTime;
import org.junit.jupiter.api.Test;

class OverloadTest {

    private static final ServiceTime LONG = SettingsBuilder.always(Duration.ofMillis(400));

    @Test
    void aFullQueueTurnsRequestsAwayAndTheTargetRecovers() throws Exception {
        try (ReferenceTarget target = start(Duration.ofSeconds(5))) {
            Client client = new Client(target);
            String token = client.token(Feeders.user());
            CompletableFuture<HttpResponse<String>> working = me(client, token);
            client.awaitMetric("db_pool_checked_out 1.0");
            CompletableFuture<HttpResponse<String>> waiting = me(client, token);
            client.awaitMetric("db_pool_waiting 1.0");
            HttpResponse<String> third = me(client, token).get();
            assertThat(third.statusCode()).isEqualTo(503);
            assertThat(third.headers().firstValue("Retry-After")).contains("1");
            assertThat(Client.detail(third)).isEqualTo("No database connection is free and the queue is full");
            assertThat(List.of(working.get().statusCode(), waiting.get().statusCode()))
                    .containsOnly(200);
            assertThat(me(client, token).get().statusCode()).isEqualTo(200);
            assertThat(client.get("/metrics").body()).contains("db_pool_checked_out 0.0", "db_pool_waiting 0.0");
        }
    }

    @Test
    void aRequestThatWaitsTooLongIsTurnedAway() throws Exception {
        try (ReferenceTarget target = start(Duration.ofMillis(50))) {
            Client client = new Client(target);
            String token = client.token(Feeders.user());
            CompletableFuture<HttpResponse<String>> working = me(client, token);
            client.awaitMetric("db_pool_checked_out 1.0");
            HttpResponse<String> second = me(client, token).get();
            assertThat(second.statusCode()).isEqualTo(503);
            assertThat(Client.detail(second)).isEqualTo("No database connection became free in time");
            assertThat(client.get("/metrics").body()).contains("db_pool_timeouts_total 1.0");
            assertThat(working.get().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aPoolThatShedsNothingAnswersWaitsInVainWithAServerError() throws Exception {
        try (ReferenceTarget target = ReferenceTarget.start(new SettingsBuilder()
                .failingPool(1, Duration.ofMillis(50))
                .serviceTime("GET /auth/me", LONG)
                .build())) {
            Client client = new Client(target);
            String token = client.token(Feeders.user());
            CompletableFuture<HttpResponse<String>> working = me(client, token);
            client.awaitMetric("db_pool_checked_out 1.0");
            HttpResponse<String> second = me(client, token).get();
            assertThat(second.statusCode()).isEqualTo(500);
            assertThat(second.body()).isEqualTo("Internal Server Error");
            assertThat(second.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
            assertThat(second.headers().map()).doesNotContainKeys("X-Correlation-ID", "Retry-After");
            assertThat(working.get().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aPoolThatShedsNothingLetsEveryRequestWait() throws Exception {
        try (ReferenceTarget target = ReferenceTarget.start(new SettingsBuilder()
                .failingPool(1, Duration.ofSeconds(20))
                .serviceTime("GET /auth/me", SettingsBuilder.always(Duration.ofMillis(20)))
                .build())) {
            Client client = new Client(target);
            String token = client.token(Feeders.user());
            List<CompletableFuture<HttpResponse<String>>> all =
                    Stream.generate(() -> me(client, token)).limit(20).toList();
            for (CompletableFuture<HttpResponse<String>> each : all) {
                assertThat(each.get().statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void healthAnswersWhileThePoolIsBusy() throws Exception {
        try (ReferenceTarget target = start(Duration.ofSeconds(5))) {
            Client client = new Client(target);
            CompletableFuture<HttpResponse<String>> working = me(client, client.token(Feeders.user()));
            client.awaitMetric("db_pool_checked_out 1.0");
            assertThat(client.get("/health").statusCode()).isEqualTo(200);
            assertThat(working).isNotDone();
        }
    }

    private static ReferenceTarget start(Duration maximumWait) {
        return ReferenceTarget.start(new SettingsBuilder()
                .pool(1, 1, maximumWait)
                .serviceTime("GET /auth/me", LONG)
                .build());
    }

    private static CompletableFuture<HttpResponse<String>> me(Client client, String token) {
        return client.sendAsync(client.request("GET", "/api/v1/auth/me", token, ""));
    }
}
