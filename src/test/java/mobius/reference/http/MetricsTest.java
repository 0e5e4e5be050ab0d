package mobius.reference.http;

import static org.assertj.core.api.Assertions.assertThat;

import mobius.reference.Client;
import mobius.reference.Feeders;
import mobius.reference.ReferenceTarget;
import mobius.reference.SettingsBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsTest {

    private final ReferenceTarget target = ReferenceTarget.start(new SettingsBuilder().build());
    private final Client client = new Client(target);

    @AfterEach
    void stop() {
        target.close();
    }

    @Test
    void requestsAreCountedByTemplateMethodAndStatus() throws Exception {
        String token = client.token(Feeders.user());
        String context = "/api/v1/contexts/" + client.firstContext(token, client.firstProject(token));
        for (int i = 0; i < 7; i++) {
            client.get(context, token);
        }
        client.get(context, "bad token");
        client.get("/nowhere");
        assertThat(client.get("/metrics").body())
                .contains(
                        "http_requests_total{handler=\"/api/v1/contexts/{context_id}\",method=\"GET\",status=\"2xx\"} 7.0",
                        "http_requests_total{handler=\"/api/v1/contexts/{context_id}\",method=\"GET\",status=\"4xx\"} 1.0",
                        "http_requests_total{handler=\"none\",method=\"GET\",status=\"4xx\"} 1.0",
                        "http_requests_total{handler=\"/api/v1/auth/login\",method=\"POST\",status=\"2xx\"} 1.0",
                        "http_request_duration_seconds_count{handler=\"/api/v1/contexts/{context_id}\",method=\"GET\"} 8",
                        "http_request_duration_highr_seconds_count 12",
                        "http_response_size_bytes_count{handler=\"/api/v1/contexts/{context_id}\"} 8");
    }

    @Test
    void sizesAreThoseOfTheBodies() throws Exception {
        client.get("/health");
        client.get("/health");
        assertThat(client.get("/metrics").body())
                .contains("http_response_size_bytes_sum{handler=\"/health\"} 40.0")
                .contains("http_request_size_bytes_sum{handler=\"/health\"} 0.0");
    }

    @Test
    void theProcessIsDescribedInTheNamesOfThePythonClient() throws Exception {
        assertThat(client.get("/metrics").body())
                .contains(
                        "process_resident_memory_bytes ",
                        "process_virtual_memory_bytes ",
                        "process_cpu_seconds_total ",
                        "process_open_fds ",
                        "process_max_fds ",
                        "process_start_time_seconds ")
                .doesNotContain("python_gc");
    }

    @Test
    void connectionsAreCountedWhenTheyAreAccepted() throws Exception {
        client.get("/health");
        client.get("/health");
        new Client(target).get("/health");
        assertThat(client.get("/metrics").body())
                .contains(
                        "http_connections_accepted_total 2.0", "http_connections_open 2.0", "db_pool_connections 30.0");
    }

    @Test
    void waitsOfThePoolAndOfTheEventLoopsAreTold() throws Exception {
        assertThat(client.get("/metrics").body())
                .contains("db_pool_wait_seconds_total 0.0", "event_loop_lag_seconds_bucket{le=\"+Inf\"} ");
    }

    @Test
    void statementsAreCountedByTemplateAndTheAccountOfWhoeverSignedInIsCached() throws Exception {
        String token = client.token(Feeders.user());
        for (int i = 0; i < 4; i++) {
            client.get("/api/v1/projects", token);
        }
        assertThat(client.get("/metrics").body())
                .contains(
                        "db_statements_total{handler=\"/api/v1/auth/login\",method=\"POST\"} 2.0",
                        "db_statements_total{handler=\"/api/v1/projects\",method=\"GET\"} 4.0",
                        "cache_hits_total 4.0",
                        "cache_misses_total 0.0");
    }

    @Test
    void outerServicesAreTimedForTheRequestsThatAskThem() throws Exception {
        String token = client.token(Feeders.user());
        client.get("/api/v1/contexts/search?q=api", token);
        client.get("/api/v1/contexts/search?q=test", token);
        client.get("/api/v1/projects", token);
        assertThat(client.get("/metrics").body())
                .contains(
                        "dependency_request_duration_seconds_count{dependency=\"vector-store\"} 2",
                        "dependency_request_duration_seconds_count{dependency=\"llm-provider\"} 0");
    }

    @Test
    void theProcessTellsItsThreadsItsCoresAndItsPauses() throws Exception {
        assertThat(client.get("/metrics").body())
                .contains(
                        "process_threads ",
                        "process_gc_pause_seconds_total ",
                        "process_cpu_cores " + (double) Runtime.getRuntime().availableProcessors());
    }
}
