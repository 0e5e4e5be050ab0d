package mobius.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class OverloadTest {

    private static final ServiceTime LONG = SettingsBuilder.always(Duration.ofMillis(400));

    @Test
    void aFullQueueTurnsRequestsAwayAndTheTargetRecovers() throws Exception {
        try (ReferenceTarget target = start(Duration.ofSeconds(5))) {
            Client client = new Client(target);
            String token = client.token(Feeders.user());
            CompletableFuture<HttpResponse<String>> working = me(client, token);
            await(client, "db_pool_checked_out 1.0");
            CompletableFuture<HttpResponse<String>> waiting = me(client, token);
            await(client, "db_pool_waiting 1.0");
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
    void whoWaitsTooLongIsTurnedAway() throws Exception {
        try (ReferenceTarget target = start(Duration.ofMillis(50))) {
            Client client = new Client(target);
            String token = client.token(Feeders.user());
            CompletableFuture<HttpResponse<String>> working = me(client, token);
            await(client, "db_pool_checked_out 1.0");
            HttpResponse<String> second = me(client, token).get();
            assertThat(second.statusCode()).isEqualTo(503);
            assertThat(Client.detail(second)).isEqualTo("No database connection became free in time");
            assertThat(client.get("/metrics").body()).contains("db_pool_timeouts_total 1.0");
            assertThat(working.get().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void healthAnswersWhileThePoolIsBusy() throws Exception {
        try (ReferenceTarget target = start(Duration.ofSeconds(5))) {
            Client client = new Client(target);
            CompletableFuture<HttpResponse<String>> working = me(client, client.token(Feeders.user()));
            await(client, "db_pool_checked_out 1.0");
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

    private static void await(Client client, String metric) throws Exception {
        while (!client.get("/metrics").body().contains(metric)) {
            Thread.onSpinWait();
        }
    }
}
