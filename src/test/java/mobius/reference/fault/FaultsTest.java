package mobius.reference.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import mobius.reference.Client;
import mobius.reference.Feeders;
import mobius.reference.ReferenceTarget;
import mobius.reference.SettingsBuilder;
import mobius.reference.settings.LatencySampler;
import mobius.reference.settings.ServiceTime;
import mobius.reference.settings.TargetSettings;
import org.junit.jupiter.api.Test;

class FaultsTest {

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        assertThatThrownBy(() -> new Faults(1).named("slow-serach"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("mobius.embedded.faults: there is no fault \"slow-serach\"; use one of slow-search,"
                        + " failing-writes, silent, cold-cache, unpaged-list, n-plus-one, slow-dependency, exhausted-pool,"
                        + " connection-leak, descriptor-leak, blocking-call, cpu-burn, garbage-pressure, throttling,"
                        + " memory-leak");
    }

    @Test
    void aSlowSearchTakesTenTimesAsLongAndNothingElseDoes() {
        ServiceTime time = SettingsBuilder.always(Duration.ofMillis(3));
        TargetSettings settings = new SettingsBuilder()
                .serviceTime("GET /contexts/search", time)
                .serviceTime("GET /contexts", time)
                .fault("slow-search")
                .build();
        assertThat(new LatencySampler("GET /contexts/search", settings).nextNanos())
                .isEqualTo(30_000_000);
        assertThat(new LatencySampler("GET /contexts", settings).nextNanos()).isEqualTo(3_000_000);
    }

    @Test
    void fiveOfAHundredWritesFail() throws Exception {
        try (ReferenceTarget target = ReferenceTarget.start(
                new SettingsBuilder().fault("failing-writes").build())) {
            Client client = new Client(target);
            String token = client.token(Feeders.user());
            String project = "/api/v1/projects/" + client.firstProject(token);
            int failed = 0;
            for (int i = 0; i < 400; i++) {
                int status = client.send("PATCH", project, token, Map.of("name", "n" + i))
                        .statusCode();
                failed += status == 500 ? 1 : 0;
            }
            assertThat(failed).isBetween(10, 30);
        }
    }

    @Test
    void onlyTheFirstRequestOfAnEndpointFindsAColdCache() {
        TargetSettings settings = new SettingsBuilder()
                .serviceTime("GET /contexts", SettingsBuilder.always(Duration.ofMillis(3)))
                .fault("cold-cache")
                .build();
        LatencySampler contexts = new LatencySampler("GET /contexts", settings);
        assertThat(contexts.nextNanos()).isEqualTo(503_000_000);
        assertThat(contexts.nextNanos()).isEqualTo(3_000_000);
        assertThat(new LatencySampler("GET /projects", settings).nextNanos()).isEqualTo(500_000_000);
    }

    @Test
    void anUnpagedListAnswersAllProjectsAndSearchesStillStopAtTheirLimit() throws Exception {
        try (ReferenceTarget target = ReferenceTarget.start(
                new SettingsBuilder().fault("unpaged-list").build())) {
            Client client = new Client(target);
            String token = client.token(Feeders.user());
            assertThat(rows(client, "/projects?limit=1", token)).isEqualTo(3);
            assertThat(rows(client, "/contexts/search?limit=1", token)).isEqualTo(1);
        }
    }

    private static int rows(Client client, String path, String token) throws Exception {
        return Client.data(client.get("/api/v1" + path, token)).size();
    }

    @Test
    void aSilentTargetAcceptsConnectionsAndNeverAnswers() {
        try (ReferenceTarget target =
                ReferenceTarget.start(new SettingsBuilder().fault("silent").build())) {
            Client client = new Client(target);
            assertThatThrownBy(() -> client.send(client.request("/health").timeout(Duration.ofMillis(300))))
                    .isInstanceOf(HttpTimeoutException.class);
        }
    }
}
