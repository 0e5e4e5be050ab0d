package mobius.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OwnTimeTest {

    private final List<Span> spans = new ArrayList<>();

    @Test
    void partsAreTakenFromTheTimeOfWhatTheyAreAPartOf() {
        span("request", "load", "api", "GET", 0, 100);
        span("query", "request", "api", "SELECT", 10, 70);
        span("wait", "query", "db", "lock", 20, 60);
        assertThat(OwnTime.of(spans))
                .containsExactly(
                        new OwnTime("api", "GET", 40, 0.4),
                        new OwnTime("db", "lock", 40, 0.4),
                        new OwnTime("api", "SELECT", 20, 0.2));
    }

    @Test
    void theSpansOfAnOperationAreAddedUp() {
        span("request", "", "api", "GET", 0, 100);
        for (int i = 0; i < 9; i++) {
            span("query-" + i, "request", "api", "SELECT", 10L * i, 10L * i + 10);
        }
        assertThat(OwnTime.of(spans))
                .containsExactly(new OwnTime("api", "SELECT", 90, 0.9), new OwnTime("api", "GET", 10, 0.1));
    }

    @Test
    void partsAtTheSameTimeCoverItOnce() {
        span("request", "", "api", "GET", 0, 100);
        span("one", "request", "cache", "MGET", 20, 60);
        span("two", "request", "vectors", "search", 30, 90);
        assertThat(OwnTime.of(spans))
                .containsExactly(
                        new OwnTime("vectors", "search", 60, 0.6),
                        new OwnTime("cache", "MGET", 40, 0.4),
                        new OwnTime("api", "GET", 30, 0.3));
    }

    @Test
    void whatGoesOnAfterTheResponseDoesNotCount() {
        span("request", "", "api", "GET", 0, 100);
        span("mail", "request", "api", "send", 90, 500);
        assertThat(OwnTime.of(spans))
                .containsExactly(new OwnTime("api", "GET", 90, 0.9), new OwnTime("api", "send", 10, 0.1));
    }

    /** Of a clock that is behind. */
    @Test
    void aPartThatBeginsTooEarlyIsCut() {
        span("request", "", "api", "GET", 1_000, 1_100);
        span("query", "request", "db", "SELECT", 900, 1_040);
        assertThat(OwnTime.of(spans))
                .containsExactly(new OwnTime("api", "GET", 60, 0.6), new OwnTime("db", "SELECT", 40, 0.4));
    }

    @Test
    void withoutASpanThatTookTimeThereIsNone() {
        assertThat(OwnTime.of(spans)).isEmpty();
        span("request", "", "api", "GET", 5, 5);
        assertThat(OwnTime.of(spans)).isEmpty();
    }

    @Test
    void spansThatAreEachOthersPartsHaveNoFirst() {
        span("a", "b", "api", "GET", 0, 10);
        span("b", "a", "api", "GET", 0, 10);
        assertThat(OwnTime.of(spans)).isEmpty();
    }

    /** Any tree of spans of which no two parts of one run at the same time. */
    @Test
    void ownTimesOfASequenceAddUpToTheWhole() {
        for (int seed = 0; seed < 200; seed++) {
            spans.clear();
            Random random = new Random(seed);
            span("0", "", "api", "op", 0, 1_000_000);
            split("0", 0, 1_000_000, random, 4);
            assertThat(OwnTime.of(spans).stream().mapToDouble(OwnTime::share).sum())
                    .as("seed %d", seed)
                    .isCloseTo(1, within(1e-9));
        }
    }

    private void split(String parent, long start, long end, Random random, int depth) {
        long at = start;
        for (int part = 0; depth > 0 && part < 3 && at < end; part++) {
            long from = at + random.nextLong(end - at + 1);
            long to = from + random.nextLong(end - from + 1);
            String id = parent + "." + part;
            span(id, parent, "service-" + random.nextInt(3), "op-" + random.nextInt(3), from, to);
            split(id, from, to, random, depth - 1);
            at = to;
        }
    }

    private void span(String id, String parent, String service, String operation, long start, long end) {
        spans.add(new Span(id, parent, service, operation, start, end));
    }
}
