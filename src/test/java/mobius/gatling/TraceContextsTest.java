package mobius.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TraceContextsTest {

    @Test
    void aContextHasTheFormOfW3cAndNoIdIsZero() {
        assertThat(headers("20261130", 1, 1_000))
                .allMatch(header -> header.matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01"))
                .noneMatch(header -> header.contains("-0000000000000000-"));
    }

    @Test
    void oneInSoManyIsToBeRecorded() {
        assertThat(headers("20261130", 100, 1_000).stream().filter(header -> header.endsWith("-01")))
                .hasSize(10);
    }

    @Test
    void everyRequestOfEveryRunHasATraceOfItsOwn() {
        assertThat(Stream.of("20261130", "20261201")
                        .flatMap(run -> headers(run, 10, 5_000).stream())
                        .map(TraceContexts::traceId))
                .hasSize(10_000)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[0-9a-f]{32}"));
    }

    private static List<String> headers(String run, int recordOneIn, int count) {
        TraceContexts contexts = new TraceContexts(run, recordOneIn);
        return IntStream.range(0, count).mapToObj(number -> contexts.next()).toList();
    }
}
