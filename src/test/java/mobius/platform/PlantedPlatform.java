package mobius.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** A seeded real platform with one fault or none, and what verdicts of runs on it suspect. */
final class PlantedPlatform implements AutoCloseable {

    private static final int MILLIS_TO_ANSWER = 30_000;
    private static final String READER = "mobius_reader";

    private final RealPlatform platform;
    private final OnTheRealPlatform user;
    private final RealFault fault;
    private final boolean dropIn;

    private PlantedPlatform(RealPlatform platform, OnTheRealPlatform user, RealFault fault, boolean dropIn) {
        this.platform = platform;
        this.user = user;
        this.fault = fault;
        this.dropIn = dropIn;
    }

    static PlantedPlatform start(Path folder, RealFault fault, boolean dropIn) throws Exception {
        RealPlatform platform = RealPlatform.start(fault.platform(dropIn));
        try {
            Path own = Files.createDirectories(folder.resolve(fault.label() + (dropIn ? " with" : " without")));
            OnTheRealPlatform user = new OnTheRealPlatform(platform, own);
            user.seeds();
            for (String rows : fault.rows()) {
                platform.execute(rows);
            }
            platform.execute("ANALYZE");
            emptyRedis(platform.redis());
            return new PlantedPlatform(platform, user, fault, dropIn);
        } catch (Exception | AssertionError failed) {
            platform.close();
            throw failed;
        }
    }

    /** So that every run begins alike, and the requests of the seeding are not among those that the rate limiter counts. */
    private static void emptyRedis(URI redis) throws IOException {
        try (Socket socket = new Socket(redis.getHost(), redis.getPort());
                BufferedReader answers =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            socket.setSoTimeout(MILLIS_TO_ANSWER);
            socket.getOutputStream().write("FLUSHALL\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer = answers.readLine();
            if (!"+OK".equals(answer)) {
                throw new IOException("Redis answered " + answer);
            }
        }
    }

    /** Runs the simulation of the fault once, and prints what is suspected. */
    RealSuspicion run() throws Exception {
        return run(Map.of());
    }

    /** As {@link #run}, with access to the statistics of PostgreSQL and to the plans of statements. */
    RealSuspicion runWithDatabase() throws Exception {
        return run(Map.of(
                "mobius.telemetry.database.url",
                platform.jdbcUrl().replaceFirst("\\?.*", ""),
                "mobius.telemetry.database.user",
                READER));
    }

    /** Makes the user by whom runs have access, as docs/telemetry.md has it. */
    void createReader() throws SQLException {
        platform.execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
        platform.execute("CREATE EXTENSION IF NOT EXISTS hypopg");
        platform.execute(
                "CREATE ROLE " + READER + " LOGIN PASSWORD '" + SuiteProcess.PASSWORD + "' CONNECTION LIMIT 2");
        platform.execute("GRANT pg_read_all_stats, pg_read_all_data TO " + READER);
    }

    void execute(String command) throws SQLException {
        platform.execute(command);
    }

    private RealSuspicion run(Map<String, String> more) throws Exception {
        Map<String, String> settings = new TreeMap<>(fault.settings());
        settings.putAll(more);
        settings.put("mobius.telemetry.sources", sources());
        SuiteProcess.Outcome run = user.suite().simulation(fault.simulation(), settings);
        assertThat(run.exitCode()).as(run.output()).isIn(0, 2, 3);
        JsonNode verdict = OnTheRealPlatform.verdict(run);
        List<JsonNode> suspects = StreamSupport.stream(verdict.path("suspects").spliterator(), false)
                .toList();
        RealSuspicion suspicion =
                new RealSuspicion(fault, dropIn, OnTheRealPlatform.summary(run), List.copyOf(suspects));
        System.out.println(suspicion);
        return suspicion;
    }

    /** The platform's own metrics and those of its exporters. */
    private String sources() {
        return "[{name = platform, role = api, url = \"/metrics\"}, " + source("database", "postgres") + ", "
                + source("cache", "redis") + ", " + source("node", "node") + "]";
    }

    private String source(String role, String exporter) {
        return String.format(
                Locale.ROOT, "{name = %s, role = %s, url = \"%s\"}", role, role, platform.exporter(exporter));
    }

    @Override
    public void close() throws IOException {
        platform.close();
    }
}
