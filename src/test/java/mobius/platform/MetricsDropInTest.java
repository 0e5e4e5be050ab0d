package mobius.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What {@code src/main/python/mobius_metrics.py} adds to the metrics of a platform that switches it on. */
@Tag("live")
@Timeout(240)
class MetricsDropInTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String PROMPT = "{'messages': [{'role': 'user', 'content': 'Where is the schema?'}],"
            + " 'model': 'gpt-4o', 'provider': 'openai'}";

    @Test
    void everyNameIsServedOnceARequestWasMade() throws Exception {
        try (RealPlatform platform = RealPlatform.start(
                PlatformOptions.of(WireFormat.CLIENT).withOtherPeoplesData().withMetricsDropIn())) {
            PlatformCaller user = signedIn(platform);
            assertThat(user.get("/api/v1/auth/me").status()).isEqualTo(200); // the user is in the cache from here on
            assertThat(user.get("/api/v1/projects").status()).isEqualTo(200);
            assertThat(user.get("/api/v1/projects").status()).isEqualTo(200);
            assertThat(user.post("/api/v1/llm/complete", PROMPT).status()).isEqualTo(200);
            String metrics = once(platform, "\nevent_loop_lag_seconds_count [1-9]");
            assertThat(metrics)
                    .contains("\ndb_statements_total{handler=\"/api/v1/projects\",method=\"GET\"} 2.0\n")
                    .contains("\ndb_statement_seconds_total{handler=\"/api/v1/projects\",method=\"GET\"} 0.0")
                    .contains("\ndb_pool_connections 30.0\n", "\ndb_pool_checked_out 0.0\n", "\ndb_pool_waiting 0.0\n")
                    .contains("\ndb_pool_wait_seconds_total 0.0\n", "\ndb_pool_timeouts_total 0.0\n")
                    .contains("\ndependency_request_duration_seconds_count{dependency=\"llm-provider\"} 1.0\n")
                    .contains(
                            "\nanyio_threads_total 40.0\n",
                            "\nanyio_threads_borrowed ",
                            "\nanyio_threads_waiting 0.0\n")
                    .contains("\nanyio_threads_wait_seconds_total 0.0\n")
                    .contains("\nprocess_cpu_cores 1.0\n", "\nprocess_threads ", "\nprocess_gc_pause_seconds_total ");
        }
    }

    @Test
    void withoutItNoneOfThemIsServed() throws Exception {
        try (RealPlatform platform = RealPlatform.start(PlatformOptions.of(WireFormat.CLIENT))) {
            assertThat(metrics(platform))
                    .doesNotContain("db_", "event_loop_", "anyio_", "dependency_", "process_threads");
        }
    }

    /** Two connections, each kept for 52 ms by each of thirty requests at once. */
    @Test
    void requestsThatWaitForAConnectionAreCounted() throws Exception {
        try (RealPlatform platform = RealPlatform.start(PlatformOptions.of(WireFormat.CLIENT)
                .withOtherPeoplesData()
                .withMetricsDropIn()
                .withFault("small-pool"))) {
            PlatformCaller user = signedIn(platform);
            atOnce(Collections.nCopies(30, () -> user.get("/api/v1/auth/me").status()));
            String metrics = metrics(platform);
            assertThat(value(metrics, "db_pool_wait_seconds_total")).isBetween(1.0, 60.0);
            assertThat(value(metrics, "db_pool_connections")).isEqualTo(2);
        }
    }

    private static void atOnce(List<Callable<Integer>> requests) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(requests.size());
        try {
            for (var status : threads.invokeAll(requests)) {
                assertThat(status.get()).isEqualTo(200);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static PlatformCaller signedIn(RealPlatform platform) throws IOException {
        PlatformCaller caller = new PlatformCaller(platform.url());
        String account = "{'email': 'ada@mobius.example', 'password': 'Welcome2Mobius'}";
        return caller.as(caller.post("/api/v1/auth/login", account).text("/data/token"));
    }

    private static String metrics(RealPlatform platform) throws IOException {
        return new PlatformCaller(platform.url()).get("/metrics").body();
    }

    /** Levels are read each 100 ms. */
    private static String once(RealPlatform platform, String pattern) throws IOException {
        Instant end = Instant.now().plus(LIMIT);
        String metrics = metrics(platform);
        while (!Pattern.compile(pattern).matcher(metrics).find()
                && Instant.now().isBefore(end)) {
            metrics = metrics(platform);
        }
        return metrics;
    }

    private static double value(String metrics, String name) {
        Matcher line =
                Pattern.compile("^" + name + " (\\S+)$", Pattern.MULTILINE).matcher(metrics);
        assertThat(line.find()).as(name + " in\n" + metrics).isTrue();
        return Double.parseDouble(line.group(1));
    }
}
