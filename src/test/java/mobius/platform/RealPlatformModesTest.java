package mobius.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import mobius.platform.PlatformCaller.Reply;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How the real platform can be started, and that nothing of it stays. */
@Tag("live")
@Timeout(240)
class RealPlatformModesTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Test
    void twoWorkersServeOtherPeoplesDataBesideExportersAndNothingStays() throws Exception {
        List<ProcessHandle> processes;
        RealPlatform platform = RealPlatform.start(PlatformOptions.of(WireFormat.CLIENT)
                .onGunicorn()
                .withOtherPeoplesData()
                .withExporters());
        try (platform) {
            processes = Stream.of("app", "postgres", "redis", "postgres_exporter", "redis_exporter", "node_exporter")
                    .map(platform::process)
                    .toList();
            assertThat(platform.process("app").children()).hasSize(2);
            assertThat(platform.count("users")).isEqualTo(3);
            assertThat(platform.select("SELECT count(*), count(DISTINCT project_id) FROM contexts"))
                    .containsExactly("24|6");
            PlatformCaller caller = new PlatformCaller(platform.url());
            Reply session =
                    caller.post("/api/v1/auth/login", "{'email': 'ada@mobius.example', 'password': 'Welcome2Mobius'}");
            assertThat(caller.as(session.text("/data/token"))
                            .get("/api/v1/projects")
                            .at("/data"))
                    .hasSize(2);
            assertThat(countersDiffer(platform))
                    .as("a scrape reaches either worker")
                    .isTrue();
            for (String name : List.of("postgres", "redis", "node")) {
                String series =
                        name.equals("postgres") ? "pg_up 1" : name.equals("redis") ? "redis_up 1" : "node_load1 ";
                assertThat(new PlatformCaller(platform.exporter(name))
                                .get("/metrics")
                                .body())
                        .contains("\n" + series);
            }
        }
        assertThat(processes).noneMatch(ProcessHandle::isAlive);
        assertThat(Files.exists(platform.folder())).isFalse();
    }

    /** Each worker counts for itself, because there is no multiprocess directory; a new client is a new connection. */
    private static boolean countersDiffer(RealPlatform platform) throws Exception {
        for (int attempt = 0; attempt < 10; attempt++) {
            new PlatformCaller(platform.url()).get("/health");
            Set<String> counters = new TreeSet<>();
            for (int scrape = 0; scrape < 20; scrape++) {
                String metrics =
                        new PlatformCaller(platform.url()).get("/metrics").body();
                counters.add(metrics.lines()
                        .filter(line -> line.startsWith("http_requests_total{handler=\"/health\""))
                        .findFirst()
                        .orElse("none"));
            }
            if (counters.size() == 2) {
                return true;
            }
        }
        return false;
    }

    @Test
    void thePublicStateServesFourPaths() throws Exception {
        try (RealPlatform platform =
                RealPlatform.start(PlatformOptions.of(WireFormat.CLIENT).publicOnly())) {
            PlatformCaller caller = new PlatformCaller(platform.url());
            for (String path : List.of("/", "/health", "/metrics", "/api/v1/openapi.json")) {
                assertThat(caller.get(path).status()).as(path).isEqualTo(200);
            }
            assertThat(caller.get("/api/v1/openapi.json").at("/paths").fieldNames())
                    .toIterable()
                    .containsExactly("/", "/health", "/metrics");
            assertThat(caller.get("/").at("/status").isMissingNode()).isTrue();
            assertThat(caller.post("/api/v1/auth/login", "{}").status()).isEqualTo(404);
        }
    }

    @Test
    void aLimitOfRequestsAMinuteHoldsForScrapesToo() throws Exception {
        try (RealPlatform platform =
                RealPlatform.start(PlatformOptions.of(WireFormat.GUIDELINE).with("MOBIUS_RATE_LIMIT", "5"))) {
            PlatformCaller caller = new PlatformCaller(platform.url());
            Reply refused = caller.get("/metrics");
            for (int scrape = 0; scrape < 11 && refused.status() == 200; scrape++) {
                refused = caller.get("/metrics");
            }
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.at("/error/details/retry_after").asInt()).isBetween(1, 60);
        }
    }

    @Test
    void searchGoesThroughTheIndexOfALargeTable() throws Exception {
        try (RealPlatform platform = RealPlatform.start(PlatformOptions.of(WireFormat.PLAN))) {
            PlatformCaller caller = new PlatformCaller(platform.url());
            Reply account = caller.post(
                    "/api/v1/auth/register",
                    "{'email': 'ann@mobius.example', 'password': 'Correct4horse', 'name': 'Ann'}");
            PlatformCaller user = caller.as(account.text("/access_token"));
            String project = user.post("/api/v1/projects/", "{'name': 'Large'}").text("/id");
            platform.execute("INSERT INTO contexts (id, project_id, name, description, version, metadata, created_at,"
                    + " updated_at) SELECT gen_random_uuid()::text, '" + project
                    + "', 'Guide ' || n, CASE WHEN n % 5000"
                    + " = 0 THEN 'the rare zebra' ELSE 'an ordinary text' END, '1.0.0', '{}', now(), now()"
                    + " FROM generate_series(1, 20000) n");
            platform.execute("VACUUM ANALYZE contexts");
            Instant end = Instant.now().plus(LIMIT);
            do {
                assertThat(user.get("/api/v1/contexts/search?q=zebras")
                                .at("/total")
                                .asInt())
                        .isEqualTo(4);
            } while (indexScans(platform) == 0 && Instant.now().isBefore(end));
            assertThat(indexScans(platform)).isPositive();
        }
    }

    /** PostgreSQL shows what a connection did up to a second later. */
    private static long indexScans(RealPlatform platform) throws Exception {
        String scans = "SELECT idx_scan FROM pg_stat_user_indexes WHERE indexrelname = 'ix_contexts_search'";
        return Long.parseLong(platform.select(scans).get(0));
    }
}
