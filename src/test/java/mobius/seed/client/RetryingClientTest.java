package mobius.seed.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import mobius.config.RateLimit;
import mobius.contract.Answer;
import mobius.seed.HeldTime;
import mobius.seed.ScriptedPlatform;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RetryingClientTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Call READ = Call.get("/projects", "ada", "a token", PATIENCE);
    private static final Call CREATE =
            Call.create("/projects", "ada@load.mobius.example", "a token", Map.of("name", "atlas"), PATIENCE);

    private final ScriptedPlatform platform;
    private final HeldTime time = new HeldTime();

    RetryingClientTest() throws IOException {
        platform = new ScriptedPlatform();
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void itWaitsAsLongAsTheRateLimitAsks() throws Exception {
        platform.then(429, "17", "").then(429, "2", "").then(200, "{\"data\":7}");
        assertThat(send(READ).value().asInt()).isEqualTo(7);
        assertThat(time.pauses()).containsExactly(Duration.ofSeconds(17), Duration.ofSeconds(2));
    }

    @Test
    void aCreationThatTheRateLimitRefusedIsSentAgain() throws Exception {
        platform.then(429, "1", "").then(201, "{}");
        assertThat(send(CREATE).status()).isEqualTo(201);
        assertThat(platform.requests()).hasSize(2);
    }

    @Test
    void othersWithTheSameAllowanceWaitToo() throws Exception {
        platform.then(429, "30", "").then(200, "{}");
        ClientRateLimiter shared = ClientRateLimiter.unlimited();
        RetryingClient client = client();
        client.send(READ, shared);
        assertThat(shared.take(0)).isEqualTo(Duration.ofSeconds(30).toNanos());
    }

    @Test
    void aRateLimitThatNeverLetsInIsTold() {
        platform.then(429, "60", "");
        assertThatThrownBy(() -> send(READ))
                .isInstanceOf(SeedingException.class)
                .hasMessage("GET " + platform.url() + "/projects was refused by the rate limit (429) 11 times in a row;"
                        + " set mobius.target.limits to the platform's limits, and stop other programs that"
                        + " use them. Run the command again to continue from here");
    }

    @Test
    void itTriesAgainAsThePlatformsClientsDo() throws Exception {
        platform.then(503, "").then(408, "").then(500, "").then(200, "{}");
        assertThat(send(READ).status()).isEqualTo(200);
        assertThat(time.pauses()).satisfiesExactly(between(1_000), between(2_000), between(4_000));
    }

    @Test
    void whoDoesNotAnswerInTheEndIsNamed() {
        platform.then(502, "");
        assertThatThrownBy(() -> send(READ))
                .isInstanceOf(SeedingException.class)
                .hasMessage("GET " + platform.url()
                        + "/projects failed 4 times in a row (answers with status 502); start the platform there, or"
                        + " set mobius.target.base-url to its address. Run the command again to continue from here");
    }

    @Test
    void aCreationThatMayHaveHappenedIsNotSentAgain() {
        platform.then(500, "");
        assertThatThrownBy(() -> send(CREATE)).isInstanceOf(AmbiguousOutcome.class);
        assertThat(platform.requests()).containsExactly("POST /projects");
    }

    @Test
    void theWaitIsReadFromTheBodyWhereThereIsNoHeader() throws Exception {
        platform.then(429, "{\"error\":{\"details\":{\"retry_after\":9}}}").then(200, "{}");
        send(READ);
        assertThat(time.pauses()).containsExactly(Duration.ofSeconds(9));
    }

    @Test
    void aRefusalIsToldInThePlatformsWords() throws Exception {
        platform.then(422, "{\"detail\":\"no such language\"}");
        Answer reply = send(CREATE);
        assertThatThrownBy(() -> Accepted.CREATED.require(reply))
                .isInstanceOf(SeedingException.class)
                .hasMessage("POST " + platform.url()
                        + "/projects for ada@load.mobius.example answered 422 (no such language);"
                        + " see the platform's log for the reason. Run the command again to continue from here");
    }

    @Test
    void itKeepsBelowTheLimitOfItsOwnAccord() throws Exception {
        platform.then(200, "{}");
        RetryingClient client = client();
        ClientRateLimiter account = ClientRateLimiter.of(new RateLimit(2, 100));
        for (int i = 0; i < 5; i++) {
            client.send(READ, account);
        }
        assertThat(time.pauses()).isEqualTo(List.of(Duration.ofMinutes(1), Duration.ofMinutes(1)));
    }

    private Answer send(Call call) throws InterruptedException {
        return client().send(call, ClientRateLimiter.unlimited());
    }

    private RetryingClient client() {
        return new RetryingClient(new HttpTransport(URI.create(platform.url())), ClientRateLimiter.unlimited(), time);
    }

    /** The pause and up to a tenth more. */
    private static ThrowingConsumer<Duration> between(long millis) {
        return pause -> assertThat(pause.toMillis()).isBetween(millis, millis + millis / 10);
    }
}
