package mobius.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import mobius.reference.fault.ConnectionLeak;
import mobius.reference.fault.SlowDependency;
import mobius.reference.settings.ServiceTime;
import org.junit.jupiter.api.Test;

/** Faults in what a request uses: each shows with the fault, and does not without. */
class RequestFaultsTest {

    private static final String STATEMENTS = "db_statements_total{handler=\"/api/v1/projects\",method=\"GET\"}";

    @Test
    void anNPlusOneRunsAStatementForEachProjectAndEachContextInIt() throws Exception {
        assertThat(after("/projects", 3, target("n-plus-one")).value(STATEMENTS))
                .isEqualTo(3 * (1 + 3 + 3 * 5));
        assertThat(after("/projects", 3, healthy()).value(STATEMENTS)).isEqualTo(3);
    }

    @Test
    void anNPlusOneIsThatOfOneListOnly() throws Exception {
        MetricsPage page = after("/contexts/search?q=api", 3, target("n-plus-one"));
        assertThat(page.value("db_statements_total{handler=\"/api/v1/contexts/search\",method=\"GET\"}"))
                .isEqualTo(3);
    }

    @Test
    void nothingIsFoundInAColdCache() throws Exception {
        MetricsPage cold = after("/projects", 4, target("cold-cache"));
        assertThat(cold.value("cache_hits_total")).isZero();
        assertThat(cold.value("cache_misses_total")).isEqualTo(4);
        assertThat(cold.value(STATEMENTS)).isEqualTo(8);
        assertThat(after("/projects", 4, healthy()).value("cache_misses_total")).isZero();
    }

    @Test
    void aSlowVectorStoreDelaysSearches() throws Exception {
        String seconds = "dependency_request_duration_seconds_sum{dependency=\"vector-store\"}";
        assertThat(after("/contexts/search?q=api", 2, target("slow-dependency")).value(seconds))
                .isBetween(0.8, 0.9);
        assertThat(after("/contexts/search?q=api", 2, healthy()).value(seconds)).isLessThan(0.1);
    }

    @Test
    void aSlowVectorStoreDelaysNothingElse() {
        SlowDependency slow = new SlowDependency();
        assertThat(slow.serviceNanos(Dependency.LLM_PROVIDER, 5)).isEqualTo(5);
        assertThat(slow.serviceNanos("GET /contexts/search", 5)).isEqualTo(5);
    }

    @Test
    void anExhaustedPoolHasOneConnection() throws Exception {
        assertThat(after("/projects", 1, target("exhausted-pool")).value("db_pool_connections"))
                .isEqualTo(1);
        assertThat(after("/projects", 1, healthy()).value("db_pool_connections"))
                .isEqualTo(30);
    }

    @Test
    void oneRequestOfThreeHundredKeepsItsConnection() throws Exception {
        assertThat(after("/projects", 600, target("connection-leak")).value("db_pool_checked_out"))
                .isEqualTo(2);
        assertThat(after("/projects", 600, healthy()).value("db_pool_checked_out"))
                .isZero();
    }

    @Test
    void connectionsAreNoLongerLostWhereSixAreLeft() {
        ConnectionLeak leak = new ConnectionLeak();
        for (int request = 0; request < 1_000; request++) {
            assertThat(leak.givesConnectionBack(5)).isTrue();
        }
    }

    @Test
    void aThrottlingTargetAdmitsThreeRequestsWhereSixtyAreConfigured() throws Exception {
        String refused = "http_requests_total{handler=\"/api/v1/projects\",method=\"GET\",status=\"4xx\"}";
        SettingsBuilder throttling =
                new SettingsBuilder().accountLimit(60, 1000).fault("throttling");
        assertThat(after("/projects", 10, throttling).value(refused)).isEqualTo(7);
        MetricsPage healthy = after("/projects", 10, new SettingsBuilder().accountLimit(60, 1000));
        assertThat(healthy.text()).doesNotContain(refused);
    }

    /** What the target says after that many requests, one after the other, of a user who signed in. */
    static MetricsPage after(String path, int requests, SettingsBuilder settings) throws Exception {
        try (ReferenceTarget target = ReferenceTarget.start(settings.build())) {
            Client client = new Client(target);
            String token = client.token(Feeders.user());
            for (int i = 0; i < requests; i++) {
                client.get("/api/v1" + path, token);
            }
            return MetricsPage.of(client);
        }
    }

    static SettingsBuilder target(String fault) {
        return healthy().fault(fault);
    }

    /** Its lists and searches hold a database connection. */
    static SettingsBuilder healthy() {
        ServiceTime time = SettingsBuilder.always(Duration.ofNanos(100_000));
        return new SettingsBuilder().serviceTime("GET /projects", time).serviceTime("GET /contexts/search", time);
    }
}
