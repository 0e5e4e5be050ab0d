package mobius.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotedRequestsTest {

    private final NotedRequests noted = new NotedRequests();
    private final NotedRequests.OfName projects = noted.of("GET /projects");

    @Test
    void theTenSlowestAreKeptWheneverTheyCame() {
        LongStream.rangeClosed(1, 50).forEach(this::answered);
        LongStream.rangeClosed(1, 45).forEach(this::answered);
        assertThat(noted.all())
                .extracting(NotedRequest::durationMillis)
                .containsExactly(50L, 49L, 48L, 47L, 46L, 45L, 45L, 44L, 44L, 43L);
    }

    @Test
    void onceTenAreKnownAFasterOneIsTurnedAwayByItsTimeAlone() {
        LongStream.rangeClosed(11, 20).forEach(this::answered);
        assertThat(projects.isAmongSlowest(11)).isFalse();
        assertThat(projects.isAmongSlowest(12)).isTrue();
    }

    @Test
    void theFirstTenThatFailedAreKeptInTheirOrder() {
        IntStream.range(0, 30).filter(number -> projects.wantsFailed()).forEach(number -> projects.add(failed(number)));
        assertThat(noted.all())
                .extracting(NotedRequest::timeMillis)
                .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
    }

    @Test
    void theThreeSlowestWithATraceAreKeptBesideThem() {
        LongStream.rangeClosed(1, 9)
                .filter(projects::isAmongRecorded)
                .forEach(millis -> projects.add(new NotedRequest(
                        "GET /projects", NotedRequest.RECORDED, 0, millis, 200, "load-1", "trace", "")));
        answered(70);
        assertThat(noted.all()).extracting(NotedRequest::durationMillis).containsExactly(70L, 9L, 8L, 7L);
        assertThat(projects.isAmongRecorded(7)).isFalse();
    }

    @Test
    void theFileHasARowForEachWithItsIds(@TempDir Path folder) throws Exception {
        answered(70);
        projects.add(failed(5));
        noted.of("GET /health").add(new NotedRequest("GET /health", NotedRequest.SLOWEST, 1, 2, 200, "c", "t", ""));
        Path file = folder.resolve("slowest.csv");
        NotedRequest.FILE.write(file, noted.all());
        assertThat(Files.readAllLines(file))
                .containsExactly(
                        "request,kind,time_ms,duration_ms,status,correlation_id,trace_id,message",
                        "\"GET /health\",slowest,1,2,200,c,t,",
                        "\"GET /projects\",slowest,0,70,200,load-1,trace,",
                        "\"GET /projects\",failed,5,3,500,load-1,trace,\"answered 500\"");
    }

    private void answered(long millis) {
        if (projects.isAmongSlowest(millis)) {
            projects.add(
                    new NotedRequest("GET /projects", NotedRequest.SLOWEST, 0, millis, 200, "load-1", "trace", ""));
        }
    }

    private static NotedRequest failed(long time) {
        return new NotedRequest("GET /projects", NotedRequest.FAILED, time, 3, 500, "load-1", "trace", "answered 500");
    }
}
