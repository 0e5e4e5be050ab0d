package mobius.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mobius.reference.settings.ServiceTime;
import org.junit.jupiter.api.Test;

class StreamTest {

    private static final ServiceTime CHUNK = SettingsBuilder.always(Duration.ofMillis(2));

    @Test
    void aCompletionIsStreamedInChunksUpToItsEnd() throws Exception {
        try (ReferenceTarget target = ReferenceTarget.start(new SettingsBuilder()
                .streamTimes(SettingsBuilder.always(Duration.ofMillis(30)), CHUNK, ServiceTime.NONE)
                .build())) {
            Client client = new Client(target);
            HttpResponse<Stream<String>> response = ask(client);
            assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream; charset=utf-8");
            assertThat(response.headers().firstValue("Content-Encoding")).isEmpty();
            assertThat(response.headers().firstValue("Server-Timing")).contains("service;dur=30.000");
            List<String> events =
                    response.body().filter(line -> !line.isEmpty()).toList();
            assertThat(events)
                    .hasSize(25)
                    .startsWith("data: {\"content\":\"How \",\"provider\":\"openai\",\"model\":\"small\"}")
                    .endsWith("data: [DONE]");
            assertThat(client.get("/metrics").body())
                    .contains("http_requests_total{handler=\"/api/v1/llm/stream\",method=\"POST\",status=\"2xx\"} 1.0");
        }
    }

    private static HttpResponse<Stream<String>> ask(Client client) throws Exception {
        Map<String, Object> prompt = Map.of(
                "messages", List.of(Map.of("role", "user", "content", "How do retries work?")),
                "model", "small",
                "provider", "openai");
        return client.http()
                .send(
                        client.request(
                                        "POST",
                                        "/api/v1/llm/stream",
                                        client.token(Feeders.user()),
                                        Client.JSON.writeValueAsString(prompt))
                                .header("Accept-Encoding", "gzip")
                                .build(),
                        BodyHandlers.ofLines());
    }
}
