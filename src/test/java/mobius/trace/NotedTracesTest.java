package mobius.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import mobius.traffic.NotedRequest;
import org.junit.jupiter.api.Test;

class NotedTracesTest {

    @Test
    void aLinkHasTheIdsOfTheRequestWithoutMeaningForAUrl() {
        NotedRequest request = request(NotedRequest.SLOWEST, "load 1/2&x", "0af7");
        assertThat(link("http://jaeger/trace/{trace_id}?q={correlation_id}", request))
                .contains("http://jaeger/trace/0af7?q=load%201%2F2%26x");
    }

    @Test
    void withoutTheIdThatItNeedsThereIsNoLink() {
        NotedRequest untraced = request(NotedRequest.SLOWEST, "load-1", "");
        assertThat(link("http://jaeger/trace/{trace_id}", untraced)).isEmpty();
        assertThat(link("http://logs/?q={correlation_id}", untraced)).contains("http://logs/?q=load-1");
        assertThat(new NotedTraces(List.of(untraced), List.of(), Optional.empty()).linkTo(untraced))
                .isEmpty();
    }

    @Test
    void aRecordedRequestThatIsAmongTheSlowestAppearsOnce() {
        NotedRequest slow = request(NotedRequest.SLOWEST, "load-1", "t1");
        NotedRequest same = request(NotedRequest.RECORDED, "load-1", "t1");
        NotedRequest other = request(NotedRequest.RECORDED, "load-2", "t2");
        List<NotedRequest> all = List.of(slow, same, other);
        assertThat(new NotedTraces(all, List.of(), Optional.empty()).byName())
                .containsOnlyKeys("GET /projects")
                .containsValue(List.of(slow, other));
        assertThat(NotedTraces.recorded(all)).containsExactly("t1", "t2");
    }

    private static Optional<String> link(String template, NotedRequest request) {
        return new NotedTraces(List.of(request), List.of(), Optional.of(template)).linkTo(request);
    }

    private static NotedRequest request(String kind, String correlationId, String traceId) {
        return new NotedRequest("GET /projects", kind, 0, 212, 200, correlationId, traceId, "");
    }
}
